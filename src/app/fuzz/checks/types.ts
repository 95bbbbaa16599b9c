import type { Locale } from '../../../workspace/Locale.svelte';
import type { OpenRun } from '../../../workspace/OpenRun.svelte';
import type { SandboxStore } from '../sandboxStore';

/** What checks look at. */
export interface Subject {
  readonly app: HTMLElement;
  /** The run on the screen; null on other pages and while one is opened. */
  readonly run: OpenRun | null;
  readonly store: SandboxStore;
  readonly locale: Locale;
}

/** Something that must hold at every moment. */
export interface Check {
  readonly name: CheckName;
  /** In steps: what costs more is looked at less often. */
  readonly every: number;
  /** What is wrong, each in a sentence; nothing when all is well. */
  find(subject: Subject): Iterable<string>;
}

/** In the order of the report. The first three hear of problems whenever they happen. */
export const CHECK_NAMES = [
  ...(['errors', 'console', 'policy', 'screen', 'playhead', 'folds', 'past', 'branches', 'kept'] as const),
  ...(['names', 'focus', 'ids', 'overflow', 'liveRegion', 'nodes', 'text'] as const),
] as const;
export type CheckName = (typeof CHECK_NAMES)[number];
