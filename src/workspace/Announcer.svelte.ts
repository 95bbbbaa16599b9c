import type { NarrativeLine } from '../projections';

/** Screen readers get at most one message in this time, with everything that came meanwhile. */
const PAUSE_MS = 2_000;
/** More than this in one message is noise. */
const MAX_LINES = 4;

/** Told while playing: only what changes what a person would do next. After a step every line is told. */
const TOLD_WHILE_PLAYING =
  /^(stage|execution\.(succeeded|failed)|health|targets|alarm|deployment|approval|build\.failed|run\.ended)/;

/**
 * Chooses what the polite live region says. The screen feeds it the story at the playhead; going back in time says nothing
 * and takes back what was said of the future.
 */
export class Announcer {
  #message = $state('');
  #lastSeq = -1;
  #waiting: NarrativeLine[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;
  readonly #toText: (line: NarrativeLine) => string;

  constructor(toText: (line: NarrativeLine) => string) {
    this.#toText = toText;
  }

  get message(): string {
    return this.#message;
  }

  hear(lines: readonly NarrativeLine[], isPlaying: boolean): void {
    const newest = lines.at(-1)?.seq ?? -1;
    if (newest === this.#lastSeq) return;
    if (newest < this.#lastSeq) {
      this.#lastSeq = newest;
      this.#waiting = [];
      this.#message = '';
      return;
    }
    const from = lines.findIndex(({ seq }) => seq > this.#lastSeq);
    this.#lastSeq = newest;
    const fresh = lines.slice(from).filter(({ code }) => !isPlaying || TOLD_WHILE_PLAYING.test(code));
    if (fresh.length === 0) return;
    this.#waiting.push(...fresh);
    this.#timer ??= setTimeout(() => this.#tell(), this.#message === '' ? 0 : PAUSE_MS);
  }

  dispose(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #tell(): void {
    this.#timer = null;
    const lines = this.#waiting.splice(0).slice(-MAX_LINES);
    if (lines.length === 0) return;
    this.#message = lines.map((line) => this.#toText(line)).join('. ');
  }
}
