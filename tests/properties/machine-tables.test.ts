import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initialTransition, transition, type AnyStateMachine } from 'xstate';
import { MACHINES } from '../../src/domain/machines';
import { compileMachine, MachineRun, type MachineEvent } from '../../src/kernel';
import { EVENT_PAYLOAD, MACHINE_INPUTS } from '../support/machineInputs';
import { flatValue } from '../support/machinePaths';

/** XState's types name only three of the kinds that it returns. */
interface Executable {
  readonly type: string;
  readonly params?: unknown;
}

/** What XState's own `transition` wants done, in the words of the kernel. */
function described(actions: readonly Executable[]): unknown[] {
  return actions.map((action) => {
    const params = action.params as Record<string, unknown>;
    switch (action.type) {
      case 'xstate.emit':
        return ['emit', params.event];
      case 'xstate.raise':
        return ['schedule', params.id, (params.event as MachineEvent).type, params.delay];
      case 'xstate.cancel':
        return ['cancel', params.sendId];
      default:
        return ['unknown', action.type];
    }
  });
}

class Recorder {
  #entries: unknown[] = [];
  emit(fact: unknown): void {
    this.#entries.push(['emit', fact]);
  }
  schedule(id: string, eventType: string, delayMs: number): void {
    this.#entries.push(['schedule', id, eventType, delayMs]);
  }
  cancel(id: string): void {
    this.#entries.push(['cancel', id]);
  }
  take(): unknown[] {
    return this.#entries.splice(0);
  }
}

/** Event types that any state of the machine listens to, timers by their full names included. */
function eventTypes(machine: AnyStateMachine): string[] {
  const types = new Set(compileMachine(machine).states.flatMap((state) => [...state.on.keys()]));
  return [...types, 'unknown.event'];
}

describe.each(Object.entries(MACHINES))('the table of %s', (name, machine) => {
  const input = MACHINE_INPUTS[name];
  if (input === undefined) throw new Error(`tests/support/machineInputs.ts has no input for ${name}`);
  const events = fc.array(fc.tuple(fc.constantFrom(...eventTypes(machine)), EVENT_PAYLOAD, fc.nat(60_000)), {
    maxLength: 40,
  });

  test('does what transition() of XState does, on random event sequences', () => {
    fc.assert(
      fc.property(input, events, (given, sequence) => {
        const recorder = new Recorder();
        const run = new MachineRun(compileMachine(machine), given);
        run.start({ type: 'xstate.init', at: 0 }, recorder);
        let [snapshot, actions] = initialTransition(machine, given);
        expect(recorder.take()).toEqual(described(actions as readonly Executable[]));
        let at = 0;
        for (const [type, payload, pause] of sequence) {
          at += pause;
          const event = { ...payload, type, at };
          run.step(event, recorder);
          // An actor that is done gets no more events; the bare function would still run handlers of the root.
          if (snapshot.status === 'done') {
            expect(recorder.take()).toEqual([]);
            continue;
          }
          [snapshot, actions] = transition(machine, snapshot, event);
          expect(recorder.take()).toEqual(described(actions as readonly Executable[]));
          expect(run.value).toBe(flatValue(snapshot.value));
          expect(run.context).toEqual(snapshot.context);
          expect(run.isDone).toBe(snapshot.status === 'done');
        }
      }),
    );
  });
});
