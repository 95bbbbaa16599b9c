import type { Fact, Scenario, SimulationLog } from '../domain';
import { countUpTo, type SimTimeMs } from '../shared';

/** A thing on the screen that can be asked about. */
export type Subject =
  | { readonly kind: 'stage'; readonly stage: string }
  | { readonly kind: 'action'; readonly stage: string; readonly action: string }
  | { readonly kind: 'execution'; readonly number: number }
  | { readonly kind: 'deployment'; readonly entity: string }
  | { readonly kind: 'instance'; readonly instance: string }
  | { readonly kind: 'alarm'; readonly alarm: string }
  | { readonly kind: 'traffic' };

/** One text per subject: equal subjects have equal keys. */
export function subjectKey(subject: Subject): string {
  switch (subject.kind) {
    case 'stage':
      return `stage/${subject.stage}`;
    case 'action':
      return `action/${subject.stage}/${subject.action}`;
    case 'execution':
      return `execution/${subject.number}`;
    case 'deployment':
      return `deployment/${subject.entity}`;
    case 'instance':
      return `instance/${subject.instance}`;
    case 'alarm':
      return `alarm/${subject.alarm}`;
    default:
      return 'traffic';
  }
}

/** `execution-1/Build/compile#1/build` and what it is made of; null for other entities. */
interface ExecutionEntity {
  readonly number: number;
  readonly stage: string | null;
  readonly action: string | null;
  /** What belongs to the action: `build`, `deployment/rollback`, `deployment/i-02`. */
  readonly work: readonly string[];
}

function parseEntity(entity: string): ExecutionEntity | null {
  const [head = '', stage = null, attempt = null, ...work] = entity.split('/');
  const match = /^execution-(\d+)$/.exec(head);
  if (match === null || stage === 'artifact')
    return match && { number: Number(match[1]), stage: null, action: null, work: [] };
  const action = attempt === null ? null : attempt.slice(0, Math.max(0, attempt.lastIndexOf('#')));
  return { number: Number(match[1]), stage, action, work };
}

/** The entity of the deployment that a deployment or its target belongs to; null for other entities. */
function deploymentIn(entity: string, work: readonly string[]): string | null {
  if (work[0] !== 'deployment') return null;
  const isTarget = work.length > 1 && work.at(-1) !== 'rollback';
  return isTarget ? entity.slice(0, entity.lastIndexOf('/')) : entity;
}

/** What a fact is about; null for facts about the run as a whole. */
export function subjectOf(fact: Fact): Subject | null {
  if ('instance' in fact.data && typeof fact.data.instance === 'string') {
    return { kind: 'instance', instance: fact.data.instance };
  }
  const [head = '', name = ''] = splitOnce(fact.entity);
  if (head === 'stage') return { kind: 'stage', stage: name };
  if (head === 'alarm') return { kind: 'alarm', alarm: name };
  if (head === 'traffic') return { kind: 'traffic' };
  const parsed = parseEntity(fact.entity);
  if (parsed === null) return null;
  const deployment = deploymentIn(fact.entity, parsed.work);
  if (deployment !== null) return { kind: 'deployment', entity: deployment };
  const { number, stage, action } = parsed;
  if (stage === null) return { kind: 'execution', number };
  return action === null ? { kind: 'stage', stage } : { kind: 'action', stage, action };
}

function splitOnce(text: string): readonly [string, string] {
  const index = text.indexOf('/');
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}

/** Whether a fact tells about a subject. A stage includes its actions, an action its work, an instance all that happens on it. */
export function isAbout(subject: Subject, fact: Fact): boolean {
  const { entity, data } = fact;
  switch (subject.kind) {
    case 'instance':
      return 'instance' in data && data.instance === subject.instance;
    case 'alarm':
      return entity === `alarm/${subject.alarm}`;
    case 'traffic':
      return entity === 'traffic';
    case 'deployment':
      return entity === subject.entity || deploymentIn(entity, parseEntity(entity)?.work ?? []) === subject.entity;
    case 'execution':
      return parseEntity(entity)?.number === subject.number || ('number' in data && data.number === subject.number);
    case 'stage':
      return entity === `stage/${subject.stage}` || parseEntity(entity)?.stage === subject.stage;
    default: {
      const parsed = parseEntity(entity);
      return parsed?.stage === subject.stage && parsed.action === subject.action;
    }
  }
}

/** The newest fact about a subject up to a time that fits; null when there is none. */
export function newestAbout(
  log: SimulationLog,
  subject: Subject,
  t: SimTimeMs,
  fits: (fact: Fact) => boolean = () => true,
): Fact | null {
  for (let seq = countUpTo(log.events, t, (fact) => fact.at) - 1; seq >= 0; seq--) {
    const fact = log.events[seq] as Fact;
    if (isAbout(subject, fact) && fits(fact)) return fact;
  }
  return null;
}

/** What a machine does for a subject. */
export type Role =
  'gate' | 'stage' | 'execution' | 'action' | 'work' | 'deployment' | 'lifecycle' | 'target' | 'application' | 'alarm';

/** An entity with a machine that belongs to a subject. */
export interface SubjectEntity {
  readonly entity: string;
  readonly role: Role;
}

/** The entities behind a subject at a time, the most telling first: the newest attempt, the newest deployment. */
export function entitiesOf(
  scenario: Scenario,
  log: SimulationLog,
  subject: Subject,
  t: SimTimeMs,
): readonly SubjectEntity[] {
  const newest = (fits: (fact: Fact) => boolean): Fact | null => newestAbout(log, subject, t, fits);
  switch (subject.kind) {
    case 'execution':
      return [{ entity: `execution-${subject.number}`, role: 'execution' }];
    case 'deployment':
      return [{ entity: subject.entity, role: 'deployment' }];
    case 'alarm':
      return [{ entity: `alarm/${subject.alarm}`, role: 'alarm' }];
    case 'traffic':
      return [];
    case 'instance': {
      const lifecycle = newest(({ type }) => type === 'target.started');
      return [
        ...(lifecycle === null ? [] : [{ entity: lifecycle.entity, role: 'lifecycle' as const }]),
        ...(scenario.targetGroup === null ? [] : [{ entity: `target/${subject.instance}`, role: 'target' as const }]),
        { entity: `instance/${subject.instance}`, role: 'application' },
      ];
    }
    case 'stage': {
      const inside = newest(({ type }) => type === 'stage.runOrderStarted');
      return [
        ...(inside === null ? [] : [{ entity: inside.entity, role: 'stage' as const }]),
        { entity: `stage/${subject.stage}`, role: 'gate' },
      ];
    }
    default: {
      const started = newest(({ type }) => type === 'action.started');
      if (started?.type !== 'action.started') return [];
      const kind = WORK[started.data.category];
      return [
        ...(kind === undefined ? [] : [{ entity: `${started.entity}/${kind}`, role: 'work' as const }]),
        { entity: started.entity, role: 'action' },
      ];
    }
  }
}

/** The machine that does an action's work, by category. */
const WORK: Readonly<Record<string, string>> = {
  Source: 'source',
  Build: 'build',
  Test: 'build',
  Approval: 'approval',
  Deploy: 'deployment',
};
