import type { Subject } from '../../../projections/subject';

/** Lets parts of the screen be chosen for the inspector. Without one they are only looked at. */
export interface Picker {
  isSelected(subject: Subject): boolean;
  pick(subject: Subject): void;
  /** Asks why a fact came about. */
  ask(seq: number): void;
}
