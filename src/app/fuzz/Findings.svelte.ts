import { CHECK_NAMES, type CheckName } from './checks';

/** Something that does not hold, when it was first seen and what was done before. */
export interface Finding {
  readonly check: CheckName;
  readonly message: string;
  /** The step after which it was first seen. */
  readonly step: number;
  readonly round: number;
  /** How often it was seen. */
  readonly count: number;
  /** The last things that were done, newest last. */
  readonly actions: readonly string[];
}

/** More kinds of problems than anybody reads. */
const MAX_FINDINGS = 100;
const MAX_CHARS = 500;
/** What was done before a problem, so far back. */
const MEMORY = 15;

/** What was done, what was looked at and what was found. */
export class Findings {
  readonly #looks = Object.fromEntries(CHECK_NAMES.map((name) => [name, 0])) as Record<CheckName, number>;
  #actions: readonly string[] = [];
  #steps = $state(0);
  #round = $state(0);
  #all: readonly Finding[] = $state.raw([]);

  get steps(): number {
    return this.#steps;
  }
  get round(): number {
    return this.#round;
  }
  /** In the order in which they were found. */
  get all(): readonly Finding[] {
    return this.#all;
  }
  /** How often each check was made. */
  get looks(): Readonly<Record<CheckName, number>> {
    return this.#looks;
  }
  /** The last things that were done, newest last. */
  get recent(): readonly string[] {
    return this.#actions;
  }

  did(action: string): void {
    this.#steps++;
    this.#actions = [...this.#actions.slice(1 - MEMORY), action];
  }

  nextRound(): void {
    this.#round++;
    this.#actions = [];
  }

  looked(check: CheckName): void {
    this.#looks[check]++;
  }

  /** The same problem with other numbers is counted, not listed again. */
  found(check: CheckName, words: string): void {
    const message = words.slice(0, MAX_CHARS);
    const kind = kindOf(message);
    const before = this.#all.find((each) => each.check === check && kindOf(each.message) === kind);
    if (before !== undefined) {
      this.#all = this.#all.map((each) => (each === before ? { ...each, count: each.count + 1 } : each));
    } else if (this.#all.length < MAX_FINDINGS) {
      const first = { check, message, step: this.#steps, round: this.#round, count: 1, actions: this.#actions };
      this.#all = [...this.#all, first];
    }
  }
}

const kindOf = (message: string): string => message.replace(/\d+/g, '#');
