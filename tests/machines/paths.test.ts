import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assign, createMachine } from 'xstate';
import { MACHINES } from '../../src/domain/machines';
import { explore } from '../support/machinePaths';

const STORIES = new URL('./stories/', import.meta.url);
const HINT =
  'Either the definition is wrong, or tests/support/machineInputs.ts lacks an input or a payload that leads there';

describe.each(Object.entries(MACHINES))('the paths of %s', (name, machine) => {
  test('enter every state and take every transition, and the table agrees', async () => {
    const { story, unreached, untaken, disagreements } = explore(name, machine);
    expect(disagreements).toEqual([]);
    expect(unreached, `${HINT}: states that no path enters`).toEqual([]);
    expect(untaken, `${HINT}: transitions that no path takes`).toEqual([]);
    await expect(story).toMatchFileSnapshot(`./stories/${name}.txt`);
  });
});

test('every story belongs to a machine', () => {
  const names = readdirSync(STORIES).map((file) => file.replace('.txt', ''));
  expect(Object.keys(MACHINES)).toEqual(expect.arrayContaining(names));
});

describe('exploring', () => {
  const inputs = { lamp: fc.constant({}) };

  test('asks for the input of a machine that has none', () => {
    expect(() => explore('unheardOf', createMachine({}), inputs)).toThrow(/input for the machine "unheardOf"/);
  });

  test('names states that cannot be reached and transitions that cannot be taken', () => {
    const lamp = createMachine({
      initial: 'off',
      states: {
        off: { on: { press: [{ target: 'on' }, { guard: () => false, target: 'broken' }] } },
        on: {},
        broken: {},
      },
    });
    const guarded = createMachine({
      initial: 'off',
      states: { off: { on: { press: [{ guard: () => false, target: 'on' }] } }, on: { type: 'final' } },
    });
    expect(explore('lamp', lamp, inputs).unreached).toEqual(['broken']);
    expect(explore('lamp', guarded, inputs).untaken).toEqual(['off · press → on (choice 1)']);
    expect(explore('lamp', guarded, inputs).story).toBe('off  at the start\non   never reached\n');
  });

  test('gives up on a context that grows without end', () => {
    const counter = createMachine({
      context: { count: 0 },
      on: { press: { actions: assign({ count: ({ context }) => context.count + 1 }) } },
      initial: 'on',
      states: { on: {} },
    });
    expect(() => explore('lamp', counter, inputs)).toThrow(/grow without end/);
  });
});
