import type { Fact } from '../../domain';
import { subjectKey, subjectOf, type Subject } from '../../projections/subject';
import type { RunSession } from '../RunSession.svelte';

export const INSPECTOR_TABS = ['chart', 'logs', 'why', 'story'] as const;
export type InspectorTab = (typeof INSPECTOR_TABS)[number];

/** What the inspector looks at: the thing that a person chose, else the one that the run is about at the playhead. */
export class Selection {
  readonly #of: () => RunSession;
  #chosen: Subject | null = $state.raw(null);
  #asked: Fact | null = $state.raw(null);
  #tab: InspectorTab = $state('story');
  #isOpen = $state(false);

  constructor(session: () => RunSession) {
    this.#of = session;
  }

  get #session(): RunSession {
    return this.#of();
  }

  readonly #usual: Subject | null = $derived.by(() => {
    const { fleet, pipeline } = this.#session;
    if (fleet !== null && fleet.deployment !== null) return { kind: 'deployment', entity: fleet.deployment.entity };
    const stages = pipeline?.stages ?? [];
    const stage =
      stages.find(({ status }) => status === 'InProgress') ??
      stages.find(({ status }) => status === 'Failed') ??
      stages.filter(({ status }) => status !== 'NotStarted').at(-1) ??
      stages[0];
    return stage === undefined ? null : { kind: 'stage', stage: stage.name };
  });

  get subject(): Subject | null {
    return this.#chosen ?? this.#usual;
  }

  /** The fact that was asked about, while the run still has it. */
  get asked(): number | null {
    const asked = this.#asked;
    const now = asked === null ? undefined : this.#session.log?.events[asked.seq];
    if (asked === null || now === undefined) return null;
    return now.type === asked.type && now.at === asked.at && now.entity === asked.entity ? asked.seq : null;
  }

  get tab(): InspectorTab {
    return this.#tab;
  }

  /** Whether the inspector is opened where it is not always there. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  readonly #chosenKey = $derived.by(() => (this.#chosen === null ? null : subjectKey(this.#chosen)));

  readonly #key = $derived.by(() => (this.subject === null ? null : subjectKey(this.subject)));

  /** Whether the inspector shows it, chosen or not. */
  isCurrent(subject: Subject): boolean {
    return this.#key === subjectKey(subject);
  }

  /** Whether a person chose it. */
  isSelected(subject: Subject): boolean {
    return this.#chosenKey === subjectKey(subject);
  }

  /** Chooses a thing and shows its machine, or what was shown of the thing before. */
  select(subject: Subject): void {
    this.#chosen = subject;
    this.#asked = null;
    if (this.#tab === 'story') this.#tab = 'chart';
    this.#isOpen = true;
  }

  /** Asks about a fact: chooses what it is about. The story stays where it is; other tabs give way to the answer. */
  ask(seq: number): void {
    const fact = this.#session.log?.events[seq];
    if (fact === undefined) return;
    this.#chosen = subjectOf(fact) ?? this.#chosen;
    this.#asked = fact;
    if (this.#tab !== 'story') this.#tab = 'why';
  }

  /** Keeps to what is shown now, wherever the playhead goes. */
  hold(): void {
    this.#chosen = this.subject;
  }

  /** Keeps to what is explained now too. */
  pin(seq: number): void {
    this.hold();
    this.#asked = this.#session.log?.events[seq] ?? null;
  }

  show(tab: InspectorTab): void {
    this.#tab = tab;
    this.#isOpen = true;
  }

  close(): void {
    this.#isOpen = false;
  }
}
