import type { Command, CommandType } from '../../domain';
import { ids } from '../ids';
import type { World } from '../World';
import { approvalCommands } from './approval';
import type { Family, Handler } from './command';
import { commitCommands } from './commit';
import { deploymentCommands } from './deployment';
import { executionCommands } from './execution';
import { faultCommands } from './fault';
import { transitionCommands } from './transition';

const HANDLERS: Family<CommandType> = {
  ...commitCommands,
  ...transitionCommands,
  ...approvalCommands,
  ...executionCommands,
  ...deploymentCommands,
  ...faultCommands,
};

/** Names of all commands, for tests that hold for each of them. */
export const COMMAND_TYPES: readonly CommandType[] = Object.keys(HANDLERS) as CommandType[];

/** States the command as a fact and carries it out at this instant. */
export function issueCommand(world: World, command: Command, index: number): void {
  const cause = world.state(ids.run, 'command.issued', { index, type: command.type }, -1);
  // Commands come from links and files as well.
  const isKnown = Object.hasOwn(HANDLERS, command.type);
  const handler = HANDLERS[command.type] as Handler<typeof command.type>;
  const reason = isKnown ? handler(command as never, world, cause) : 'command.unknownType';
  if (reason !== null) world.state(ids.run, 'command.rejected', { index, reason }, cause);
}
