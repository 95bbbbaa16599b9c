import { ids } from '../ids';
import type { World } from '../World';
import type { Family } from './command';

/** The first stage has no inbound transition. */
function hasTransition(world: World, stage: string): boolean {
  return world.scenario.pipeline.stages.findIndex(({ name }) => name === stage) > 0;
}

/** DisableStageTransition and EnableStageTransition, always of the inbound transition. */
export const transitionCommands: Family<'transition.disable' | 'transition.enable'> = {
  'transition.disable': ({ stage, reason }, world, cause) => {
    if (!hasTransition(world, stage)) return 'command.unknownStage';
    if (world.stages.disabled.has(stage)) return 'command.transitionAlreadyDisabled';
    world.kernel.send(ids.stageGate(stage), { type: 'transition.disable', reason } as never, cause);
    return null;
  },
  'transition.enable': ({ stage }, world, cause) => {
    if (!hasTransition(world, stage)) return 'command.unknownStage';
    if (!world.stages.disabled.has(stage)) return 'command.transitionAlreadyEnabled';
    world.kernel.send(ids.stageGate(stage), { type: 'transition.enable' }, cause);
    return null;
  },
};
