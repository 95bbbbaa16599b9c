import type { ActionRun, World } from '../World';

/**
 * What stands behind an action. A provider starts its own entities and reports to the action with
 * `provider.succeeded` or `provider.failed`. Adding one means a new file and a line in `providers/index.ts`.
 */
export interface Provider {
  /** `Category/Owner/Provider`, as in the pipeline structure. */
  readonly keys: readonly string[];
  /** How long it will take, when that is known beforehand. */
  readonly plannedMs?: (world: World, run: ActionRun) => number | null;
  readonly start: (world: World, run: ActionRun, cause: number) => void;
}

/** Tells the action that its provider is done. */
export function succeed(world: World, actionEntity: string, cause: number): void {
  world.kernel.send(actionEntity, { type: 'provider.succeeded' }, cause);
}

/** Tells the action that its provider failed. `reason` is CodePipeline's `FailureType`; `detail` is the service's message. */
export function fail(world: World, actionEntity: string, reason: string, detail: string, cause: number): void {
  world.kernel.send(actionEntity, { type: 'provider.failed', reason, detail } as never, cause);
}
