import type { FaultOf } from '../../domain';
import { loseAgent, restartAgent } from './agent';
import { hostProblem, type FaultKind } from './kind';

/**
 * The CodeDeploy agent no longer answers: an event that it has not taken fails after five minutes, one in the middle of which
 * it was lost after an hour. Source of the CodeDeploy agent: an event in progress fails when the agent starts again.
 */
export const agentStop: FaultKind<FaultOf<'agent.stop'>> = {
  problem: (world, { instance }) =>
    hostProblem(world, instance) ?? (world.fleet.get(instance).agentLostBy === null ? null : 'fault.alreadyActive'),
  begin: (world, { instance }, cause) => loseAgent(world, instance, cause),
  end: (world, { instance }, cause) => restartAgent(world, instance, cause),
  endProblem: (world, { instance }) => hostProblem(world, instance),
};
