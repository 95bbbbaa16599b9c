import type { Command, CommandType, RejectionCode } from '../../domain';
import type { World } from '../World';

export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;

/**
 * Carries out one command, or returns why it cannot be: a stable code, and then nothing has happened.
 * `cause` is the position of its `command.issued`.
 */
export type Handler<T extends CommandType> = (
  command: CommandOf<T>,
  world: World,
  cause: number,
) => RejectionCode | null;

/** Handlers of one family of commands. */
export type Family<T extends CommandType> = { readonly [K in T]: Handler<K> };
