import type { Messages } from '../../../i18n';
import type { Subject } from '../../../projections/subject';
import type { AlarmView, FleetView, PipelineView } from '../../../projections/views';

/** What the head of the inspector says of a subject. */
export interface SubjectName {
  readonly name: string;
  readonly kind: string;
}

export interface Choice extends SubjectName {
  readonly subject: Subject;
}

interface Screen {
  readonly pipeline: PipelineView | null;
  readonly fleet: FleetView | null;
  readonly alarms: readonly AlarmView[];
}

/** The same text while there is the same to choose from. */
export function signature({ pipeline, fleet, alarms }: Screen): string {
  const deployments = (pipeline?.stages ?? []).flatMap(({ actions }) => actions.flatMap((each) => each.deployments));
  return [
    ...(pipeline?.executions ?? []).map(({ number }) => number),
    ...deployments.map(({ entity }) => entity),
    ...(fleet?.instances ?? []).map(({ id }) => id),
    ...alarms.map(({ name }) => name),
  ].join('\n');
}

/** Everything that can be looked into at this moment, in the order of the screen. */
export function choices({ pipeline, fleet, alarms }: Screen, words: Messages['inspect']): readonly Choice[] {
  const stages = (pipeline?.stages ?? []).flatMap((stage): Choice[] => [
    { subject: { kind: 'stage', stage: stage.name }, name: stage.name, kind: words.kinds.stage },
    ...stage.actions.map(({ name }): Choice => ({
      subject: { kind: 'action', stage: stage.name, action: name },
      name: stage.actions.length === 1 && name === stage.name ? name : `${stage.name} · ${name}`,
      kind: words.kinds.action,
    })),
  ]);
  const executions = (pipeline?.executions ?? []).map(({ number }): Choice => ({
    subject: { kind: 'execution', number },
    name: words.execution(number),
    kind: words.kinds.execution,
  }));
  const deployments = (pipeline?.stages ?? [])
    .flatMap(({ actions }) => actions.flatMap((action) => action.deployments))
    .map(({ entity, deploymentId, rollbackOf }): Choice => ({
      subject: { kind: 'deployment', entity },
      name: deploymentId,
      kind: rollbackOf === null ? words.kinds.deployment : words.kinds.rollback,
    }));
  const instances = (fleet?.instances ?? []).map(({ id }): Choice => ({
    subject: { kind: 'instance', instance: id },
    name: id,
    kind: words.kinds.instance,
  }));
  const watched = alarms.map(({ name }): Choice => ({
    subject: { kind: 'alarm', alarm: name },
    name,
    kind: words.kinds.alarm,
  }));
  return [...stages, ...executions, ...deployments, ...instances, ...watched];
}

/** A subject that is not among the choices, such as a deployment of an execution before. */
export function nameOf(subject: Subject, words: Messages['inspect']): SubjectName {
  switch (subject.kind) {
    case 'stage':
      return { name: subject.stage, kind: words.kinds.stage };
    case 'action':
      return { name: `${subject.stage} · ${subject.action}`, kind: words.kinds.action };
    case 'execution':
      return { name: words.execution(subject.number), kind: words.kinds.execution };
    case 'deployment':
      return { name: words.kinds.deployment, kind: '' };
    case 'instance':
      return { name: subject.instance, kind: words.kinds.instance };
    case 'alarm':
      return { name: subject.alarm, kind: words.kinds.alarm };
    default:
      return { name: words.kinds.traffic, kind: '' };
  }
}
