import type { Messages } from '../i18n';
import type { NarrativeLine } from '../projections';

/** Screen readers get at most one message in this time, with everything that came meanwhile. */
const PAUSE_MS = 2_000;
/** A playhead that stood still for so long is read; one that is on its way is not. */
const REST_MS = 500;
/** What comes within this time belongs together. */
const SAME_MS = 50;
/** More than this in one message is noise. */
const MAX_LINES = 4;
/** Lines further back are not joined any more. */
const MAX_REMEMBERED = 16;

/** Told while playing: only what changes what a person would do next. After a step every line is told. */
const TOLD_WHILE_PLAYING: ReadonlySet<string> = new Set<keyof Messages['narrative']>([
  ...(['stage.succeeded', 'execution.succeeded', 'execution.failed', 'execution.superseded'] as const),
  ...(['artifact.source', 'artifact.zip', 'build.phaseFailed', 'action.refused'] as const),
  ...(['approval.requested', 'approval.approved', 'approval.rejected', 'approval.timedOut'] as const),
  ...(['deployment.created', 'deployment.succeeded', 'deployment.failed', 'deployment.stopped'] as const),
  ...(['rollback.started', 'rollback.succeeded', 'rollback.failed', 'rollback.stopped'] as const),
  ...(['rollback.unavailable', 'target.eventFailed', 'targetHealth.unhealthy', 'targetHealth.recovered'] as const),
  ...(['alarm.raised', 'alarm.cleared', 'run.ended', 'run.stoppedEarly'] as const),
]);

interface Reading {
  /** One line of the story in the active language. */
  line(line: NarrativeLine): string;
  /** The moment at which the playhead stands; empty when there is nothing to say. */
  moment(): Promise<string>;
}

/** How many things a line tells: lines about several instances grow. */
const countOf = ({ params }: NarrativeLine): number => Number(params['count'] ?? 1);

/**
 * Chooses what the polite live region says. The screen feeds it the story at the playhead, and tells it when a person has
 * moved the playhead: then the moment is read, unless the story had something to say about it.
 */
export class Announcer {
  #message = $state('');
  readonly #reading: Reading;
  /** The newest lines as they were when last heard; null before the first time. */
  #heard: readonly NarrativeLine[] | null = null;
  #waiting: readonly NarrativeLine[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;
  #restTimer: ReturnType<typeof setTimeout> | null = null;
  /** When a person began to move the playhead, and when the story last had something to say. */
  #movedAt = 0;
  #heardAt = -Infinity;
  #toldAt = -PAUSE_MS;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  get message(): string {
    return this.#message;
  }

  /** The story up to the playhead. What stood there at first, and what going back leaves, is not told. */
  hear(lines: readonly NarrativeLine[], isPlaying: boolean): void {
    const recent = lines.slice(-MAX_REMEMBERED);
    const before = this.#heard;
    this.#heard = recent;
    if (before === null) return;
    const newestBefore = before.at(-1)?.seq ?? -1;
    const isFresh = (line: NarrativeLine): boolean => {
      const same = before.find(({ seq }) => seq === line.seq);
      return same === undefined ? line.seq > newestBefore : countOf(line) > countOf(same);
    };
    const told = recent.filter((line) => isFresh(line) && (!isPlaying || TOLD_WHILE_PLAYING.has(line.code)));
    if (told.length === 0) return;
    const kept = this.#waiting.filter(({ seq }) => told.every((line) => line.seq !== seq));
    this.#waiting = [...kept, ...told];
    this.#heardAt = performance.now();
    this.#timer ??= setTimeout(() => this.#tell(), Math.max(0, this.#toldAt + PAUSE_MS - performance.now()));
  }

  /** A person moved the playhead or stopped it. Called at every step of a move. */
  rest(): void {
    if (this.#restTimer !== null) clearTimeout(this.#restTimer);
    else this.#movedAt = performance.now();
    this.#restTimer = setTimeout(() => void this.#tellMoment(), REST_MS);
  }

  dispose(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (this.#restTimer !== null) clearTimeout(this.#restTimer);
  }

  #tell(): void {
    this.#timer = null;
    const lines = this.#waiting.slice(-MAX_LINES);
    this.#waiting = [];
    this.#say(lines.map((line) => this.#reading.line(line)).join('. '));
  }

  async #tellMoment(): Promise<void> {
    this.#restTimer = null;
    if (this.#isToldByStory) return;
    const text = await this.#reading.moment();
    if (text !== '' && !this.#isToldByStory) this.#say(text);
  }

  /** Both hear of a move in the same instant, in no certain order. */
  get #isToldByStory(): boolean {
    return this.#heardAt >= this.#movedAt - SAME_MS;
  }

  #say(text: string): void {
    this.#toldAt = performance.now();
    // The same words again are a change only when something is different.
    this.#message = text === this.#message ? `${text}\u00a0` : text;
  }
}
