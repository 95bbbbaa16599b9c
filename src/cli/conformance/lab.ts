import {
  RESERVED_EVENTS,
  type Command,
  type FactOf,
  type FactType,
  type LifecycleEvent,
  type SimulationLog,
} from '../../domain';
import { IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL } from '../../domain';
import { simulate } from '../../engine';
import { parseScenario } from '../../scenarios';
import type { AuthoredScenario } from '../../scenarios/scenario.schema';
import { assert, defined, type Json } from '../../shared';

type Group = NonNullable<AuthoredScenario['codedeploy']>[number];

/** Name of the group that a question is about. */
export const GROUP = 'group';

/** What one question about CodeDeploy needs: one fleet, one group, and commits that each lead to a deployment. */
export interface Lab {
  readonly instances?: number;
  /** Members of the deployment group, as authors write them. */
  readonly group?: Partial<Group>;
  /** Groups that each commit is deployed to first. */
  readonly groupsBefore?: readonly Omit<Group, 'applicationName'>[];
  readonly hasLoadBalancer?: boolean;
  /** Events that have a script; all that can have one unless given. */
  readonly hooks?: readonly LifecycleEvent[];
  /** Further members of the scenario; they replace the ones made here. */
  readonly more?: Partial<AuthoredScenario>;
  /** Files beside the ones made here, or instead of them. */
  readonly files?: Readonly<Record<string, string>>;
  readonly commands?: readonly Command[];
}

/** Every run of a question has this seed. */
const SEED = 7;

const LABEL = { ko: '실험', en: 'lab' };

/** Events that can carry scripts. */
export const HOOKABLE: readonly LifecycleEvent[] = IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL.filter(
  (event) => !RESERVED_EVENTS.has(event),
);

/** Where the script of an event lies in the revisions of the lab. */
export const scriptOf = (event: LifecycleEvent): string => `scripts/${event}.sh`;

/** An `appspec.yml` as JSON, which is YAML. The version has to be the number 0.0, not a text. */
export function appspecText(members: Readonly<Record<string, Json>>): string {
  return `{"version": 0.0, ${JSON.stringify({ os: 'linux', ...members }).slice(1)}`;
}

/** A commit at a time that changes the served file, so that rules can tell the versions apart. */
export function commit(at: string, version: string): NonNullable<AuthoredScenario['commits']>[number] {
  return { at, id: version, author: 'lab', label: LABEL, changes: [{ path: 'src/app.js', content: version }] };
}

/** Conditions of a rule that concerns only commits made with this version. */
export const onlyIn = (version: string) => [{ path: 'src/app.js', contains: version }];

function authored(lab: Lab): AuthoredScenario {
  const hooks = lab.hooks ?? HOOKABLE;
  const hasLoadBalancer = lab.hasLoadBalancer ?? false;
  const action = (name: string, category: string, provider: string, rest: object) => ({
    name,
    actionTypeId: { category, owner: 'AWS', provider, version: '1' },
    ...rest,
  });
  const groups = [...(lab.groupsBefore ?? []), { ...lab.group, deploymentGroupName: GROUP }];
  const stages = [
    { name: 'Source', actions: [action('Source', 'Source', 'CodeCommit', { outputArtifacts: [{ name: 'App' }] })] },
    ...groups.map(({ deploymentGroupName }) => ({
      name: deploymentGroupName,
      actions: [
        action(deploymentGroupName, 'Deploy', 'CodeDeploy', {
          inputArtifacts: [{ name: 'App' }],
          configuration: { ApplicationName: 'app', DeploymentGroupName: deploymentGroupName },
        }),
      ],
    })),
  ];
  const pipeline = { pipeline: { name: 'lab', artifactStore: { type: 'S3', location: 'lab' }, stages } };
  return {
    baepo: 1,
    id: 'lab',
    title: LABEL,
    summary: LABEL,
    until: '6h',
    pipeline: 'pipeline.json',
    files: {
      'pipeline.json': JSON.stringify(pipeline),
      'appspec.yml': appspecText({
        files: [{ source: '/', destination: '/srv/app' }],
        hooks: Object.fromEntries(hooks.map((event) => [event, [{ location: scriptOf(event) }]])),
      }),
      ...Object.fromEntries(hooks.map((event) => [scriptOf(event), ''])),
      'src/app.js': 'v1',
      ...lab.files,
    },
    commits: [commit('10s', 'v2')],
    codedeploy: groups.map((group) => ({ ...group, applicationName: 'app' })),
    fleet: { name: 'fleet', count: lab.instances ?? 1 },
    ...(hasLoadBalancer ? { targetGroup: TARGET_GROUP } : {}),
    ...lab.more,
  };
}

const TARGET_GROUP = {
  LoadBalancerName: 'lb',
  TargetGroupName: 'tg',
  HealthCheckIntervalSeconds: 10,
  HealthyThresholdCount: 2,
  DeregistrationDelaySeconds: 20,
};

/** Runs the lab through the doors that every scenario goes through. */
export function runLab(lab: Lab): SimulationLog {
  const parsed = parseScenario('lab.yaml', JSON.stringify(authored(lab)));
  assert(parsed.ok, parsed.ok ? '' : parsed.error.map(({ message }) => message).join('; '));
  return simulate(parsed.value.scenario, SEED, lab.commands ?? []);
}

/** Why the lab's scenario is refused, as stable codes; empty when it runs. */
export function refusalsOf(lab: Lab): readonly { readonly code: string; readonly message: string }[] {
  const parsed = parseScenario('lab.yaml', JSON.stringify(authored(lab)));
  return parsed.ok ? [] : parsed.error;
}

/** All facts of one type, in order. */
export function factsOf<T extends FactType>(log: SimulationLog, type: T): FactOf<T>[] {
  return log.events.filter((fact) => fact.type === type) as unknown as FactOf<T>[];
}

/** The first fact of a type; throws when there is none. */
export function firstOf<T extends FactType>(log: SimulationLog, type: T): FactOf<T> {
  return defined(factsOf(log, type)[0], `a fact ${type}`);
}

/** How the first deployment of a log ended; null while it goes on. */
export interface Ending {
  readonly status: 'Succeeded' | 'Failed' | 'Stopped';
  readonly at: number;
  readonly errorCode: string | null;
  readonly message: string;
  readonly succeeded: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The end of a deployment, by default of the first one. */
export function endingOf(log: SimulationLog, deploymentId?: string): Ending | null {
  const id = deploymentId ?? firstOf(log, 'deployment.created').data.deploymentId;
  for (const fact of log.events) {
    if (
      fact.type !== 'deployment.succeeded' &&
      fact.type !== 'deployment.failed' &&
      fact.type !== 'deployment.stopped'
    ) {
      continue;
    }
    if (fact.data.deploymentId !== id) continue;
    const { succeeded, failed, skipped } = fact.data;
    const isGood = fact.type === 'deployment.succeeded';
    return {
      status: isGood ? 'Succeeded' : fact.type === 'deployment.failed' ? 'Failed' : 'Stopped',
      at: fact.at,
      errorCode: fact.type === 'deployment.succeeded' ? null : fact.data.errorCode,
      message: fact.type === 'deployment.succeeded' ? '' : fact.data.message,
      succeeded,
      failed,
      skipped,
    };
  }
  return null;
}

/** The lifecycle events of one instance in the order in which they began. */
export function orderOn(log: SimulationLog, instance: string, deploymentId?: string): LifecycleEvent[] {
  return factsOf(log, 'target.eventStarted')
    .filter(({ data }) => data.instance === instance)
    .filter(({ data }) => deploymentId === undefined || data.deploymentId === deploymentId)
    .map(({ data }) => data.event);
}
