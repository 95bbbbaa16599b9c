/*
 * What machines of the simulation take from XState, as plain data: the built app replaces XState by this file where machines
 * are defined, because the kernel runs tables made of the definitions and never XState's interpreter (docs/adr/004).
 * Tests, types and tools use XState itself.
 */

interface Implementations {
  readonly actions: object;
  readonly guards: object;
  readonly delays: object;
}

function machineOf(config: { readonly id: string }, implementations: Implementations) {
  return {
    id: config.id,
    config,
    implementations,
    provide: (more: Partial<Implementations>) =>
      machineOf(config, {
        actions: { ...implementations.actions, ...more.actions },
        guards: { ...implementations.guards, ...more.guards },
        delays: { ...implementations.delays, ...more.delays },
      }),
  };
}

export function setup({ actions = {}, guards = {}, delays = {} }: Partial<Implementations>) {
  return { createMachine: (config: { readonly id: string }) => machineOf(config, { actions, guards, delays }) };
}

export const assign = (assignment: unknown) => ({ type: 'xstate.assign', assignment });
export const emit = (event: unknown) => ({ type: 'xstate.emit', event });
export const cancel = (sendId: unknown) => ({ type: 'xstate.cancel', sendId });
export const raise = (event: unknown, { id, delay }: { readonly id?: string; readonly delay?: unknown } = {}) => ({
  type: 'xstate.raise',
  event,
  id,
  delay,
});
