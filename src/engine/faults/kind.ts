import type { Fault, RejectionCode } from '../../domain';
import type { World } from '../World';

/** One kind of fault. Adding one means a member of `Fault`, a file here and a line in the registry. */
export interface FaultKind<F extends Fault> {
  /** Why the fault cannot come about now: a stable code; null when it can. Parameters may come from anywhere, so all are checked. */
  readonly problem: (world: World, fault: F) => RejectionCode | null;
  /** Brings it about at this instant. `cause` is the position of its `fault.injected`. */
  readonly begin: (world: World, fault: F, cause: number) => void;
  /** Repairs it. `cause` is the position of its `fault.cleared`. */
  readonly end: (world: World, fault: F, cause: number) => void;
  /** Why an active fault cannot be repaired now; left out when it always can. */
  readonly endProblem?: (world: World, fault: F) => RejectionCode | null;
  /** False when it is over as soon as it has come about, so that there is nothing to repair. Left out: it lasts. */
  readonly lasts?: (fault: F) => boolean;
}

/** Code for an instance that the fleet does not have or that is down; null when it is up. */
export function hostProblem(world: World, instance: string): RejectionCode | null {
  if (!world.fleet.has(instance)) return 'fault.unknownInstance';
  return world.fleet.get(instance).isHostRunning ? null : 'fault.instanceNotRunning';
}

export const isShare = (value: number): boolean => Number.isFinite(value) && value >= 0 && value <= 1;

export const isExitCode = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 255;
