import type { EntityRecord, Fact, FactType, SimulationLog } from '../../domain';
import { createReader, type BuildView } from '../../projections';
import { createChartReader, type ChartView } from '../../projections/chart';
import { logOf, type LogView } from '../../projections/logs';
import { commitsAt } from '../../projections/repository';
import { entitiesOf, newestAbout, subjectKey, type Role, type SubjectEntity } from '../../projections/subject';
import { isFailure, whyOf, type WhyView } from '../../projections/why';
import { countUpTo } from '../../shared';
import type { RunSession } from '../RunSession.svelte';
import type { Selection } from './Selection.svelte';

/** What is known of the machine that is shown. */
export type ChartState =
  /** Nothing with a machine was there yet, or there never is. */
  | { readonly kind: 'none' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ready'; readonly record: EntityRecord; readonly view: ChartView };

/** Of a thing that did not fail these are the facts that one asks about. */
const TELLING: ReadonlySet<FactType> = new Set<FactType>([
  ...(['execution.started', 'execution.succeeded', 'execution.superseded', 'stage.executionWaiting'] as const),
  ...(['stage.started', 'stage.succeeded', 'action.succeeded', 'approval.approved', 'approval.requested'] as const),
  ...(['build.completed', 'deployment.created', 'deployment.succeeded', 'target.succeeded'] as const),
  ...(['app.started', 'targetHealth.changed', 'alarm.stateChanged', 'traffic.changed'] as const),
]);

/** By entity; null where the run has none such. */
type Records = Readonly<Record<string, EntityRecord | null | 'failed'>>;

/** Answers the inspector's questions about the selection at the playhead. */
export class Inspection {
  readonly #of: () => { readonly session: RunSession; readonly selection: Selection };
  #wanted: Role | null = $state(null);
  #records: Records = $state.raw({});
  /** The log to which the records belong. */
  #recorded: SimulationLog | null = $state.raw(null);
  #loading: readonly string[] = [];

  constructor(given: () => { readonly session: RunSession; readonly selection: Selection }) {
    this.#of = given;
  }

  get #session(): RunSession {
    return this.#of().session;
  }

  get #selection(): Selection {
    return this.#of().selection;
  }

  /** So many facts lie at or before the playhead: changes only where a fact lies. */
  readonly #count = $derived.by(() => {
    const events = this.#session.log?.events ?? [];
    return countUpTo(events, Math.floor(this.#session.playback.t), ({ at }) => at);
  });
  readonly #at = $derived.by(() => this.#session.log?.events[this.#count - 1]?.at ?? 0);
  readonly #key = $derived.by(() => {
    const { subject } = this.#selection;
    return subject === null ? null : subjectKey(subject);
  });

  /** The fact that is explained: the one asked about, else the newest failure of the selection, else its newest telling fact. */
  readonly #seq = $derived.by(() => {
    const { asked, subject } = this.#selection;
    const { log } = this.#session;
    if (asked !== null || subject === null || log === null) return asked;
    const newest = (fits?: (fact: Fact) => boolean) => newestAbout(log, subject, this.#at, fits);
    return (newest(isFailure) ?? newest(({ type }) => TELLING.has(type)) ?? newest())?.seq ?? null;
  });
  readonly why: WhyView | null = $derived.by(() => {
    const { log, scenario } = this.#session;
    return log === null || this.#seq === null ? null : whyOf(scenario, log, this.#seq);
  });

  readonly #logReader = $derived.by(() => {
    const { log, scenario } = this.#session;
    const { subject } = this.#selection;
    if (log === null || subject === null || this.#key === null) return null;
    const projection = logOf(scenario, subject, filesOf(scenario, log));
    return projection === null ? null : createReader(scenario, log, projection);
  });
  /** Null where no service keeps a log. */
  readonly log: LogView | null = $derived.by(() => this.#logReader?.at(this.#at) ?? null);

  /** The build whose log it is; null for other logs. */
  readonly build: BuildView | null = $derived.by(() => {
    const { subject } = this.#selection;
    if (subject?.kind !== 'stage' && subject?.kind !== 'action') return null;
    const actions = this.#session.pipeline?.stages.find(({ name }) => name === subject.stage)?.actions ?? [];
    const action = subject.kind === 'action' ? actions.find(({ name }) => name === subject.action) : actions[0];
    return subject.kind === 'stage' && actions.length > 1 ? null : (action?.build ?? null);
  });

  /** The machines behind the selection, the most telling first. */
  readonly machines: readonly SubjectEntity[] = $derived.by(() => {
    const { log, scenario } = this.#session;
    const { subject } = this.#selection;
    return log === null || subject === null ? [] : entitiesOf(scenario, log, subject, this.#at);
  });
  readonly machine: SubjectEntity | null = $derived.by(
    () => this.machines.find(({ role }) => role === this.#wanted) ?? this.machines[0] ?? null,
  );

  get horizon(): number {
    return this.#session.horizon;
  }

  showMachine(role: Role): void {
    this.#wanted = role;
  }

  readonly #entity = $derived.by(() => this.machine?.entity ?? null);
  readonly #record = $derived.by(() => {
    if (this.#entity === null || this.#recorded !== this.#session.log) return undefined;
    return Object.hasOwn(this.#records, this.#entity) ? this.#records[this.#entity] : undefined;
  });
  readonly #chartReader = $derived.by(() =>
    this.#record === undefined || this.#record === null || this.#record === 'failed'
      ? null
      : { record: this.#record, reader: createChartReader(this.#record) },
  );
  readonly chart: ChartState = $derived.by(() => {
    if (this.#entity === null || this.#record === null) return { kind: 'none' };
    if (this.#record === 'failed') return { kind: 'failed' };
    if (this.#chartReader === null) return { kind: 'loading' };
    const view = this.#chartReader.reader.at(this.#at);
    return view.active === null ? { kind: 'none' } : { kind: 'ready', record: this.#chartReader.record, view };
  });

  /** Gets the record of the machine that is shown, unless it is there. Called whenever what is shown changes. */
  load(): void {
    const { log } = this.#session;
    const entity = this.#entity;
    if (log === null || entity === null || this.#record !== undefined) return;
    const key = `${log.header.seed}/${log.commands.length}/${log.events.length}/${entity}`;
    if (this.#loading.includes(key)) return;
    this.#loading = [...this.#loading, key];
    const keep = (record: EntityRecord | null | 'failed'): void => {
      this.#loading = this.#loading.filter((each) => each !== key);
      if (this.#session.log !== log) return;
      this.#records = { ...(this.#recorded === log ? this.#records : {}), [entity]: record };
      this.#recorded = log;
    };
    this.#session.record(entity).then(keep, () => keep('failed'));
  }

  /** Tries again after a failure. */
  reload(): void {
    this.#records = Object.fromEntries(Object.entries(this.#records).filter(([entity]) => entity !== this.#entity));
    this.load();
  }
}

/** The files of a version, worked out when first asked for. */
function filesOf(scenario: RunSession['scenario'], log: SimulationLog) {
  let commits: ReturnType<typeof commitsAt> | null = null;
  return (version: number) => {
    commits ??= commitsAt(scenario, log, Infinity);
    return commits.find((commit) => commit.version === version)?.files ?? null;
  };
}
