import type { Command, EntityMove, EntityRecord, Scenario } from '../../domain';
import type { MachineTable, ObservedStep } from '../../kernel';
import { simulate } from '../simulate';
import { describeChart, triggerOf } from './describeChart';

/**
 * Runs a scenario again and writes down what the machine of one entity does: the log holds facts, not states. The same input gives
 * the same run, so this is what happened. Null when the run has no such entity. Throws as {@link simulate} does.
 */
export function recordEntity(
  scenario: Scenario,
  seed: number,
  commands: readonly Command[],
  entity: string,
): EntityRecord | null {
  let table: MachineTable | null = null;
  const steps: ObservedStep[] = [];
  const timers: { type: string; setAt: number; dueAt: number }[] = [];
  const pending: { type: string; dueAt: number }[] = [];
  simulate(scenario, seed, commands, {
    entity,
    spawned: (found) => (table = found),
    scheduled: (type, dueAt) => pending.push({ type, dueAt }),
    stepped: (step) => {
      steps.push(step);
      for (const timer of pending.splice(0)) timers.push({ ...timer, setAt: step.at });
    },
  });
  return table === null ? null : recordOf(entity, table, steps, timers);
}

function recordOf(
  entity: string,
  table: MachineTable,
  steps: readonly ObservedStep[],
  timers: readonly { readonly type: string; readonly setAt: number; readonly dueAt: number }[],
): EntityRecord {
  return {
    entity,
    chart: describeChart(table),
    moves: steps.map(({ at, from, to, event, seq, cause }): EntityMove => {
      const trigger = from === null ? { event: null, delay: null } : triggerOf(table, event);
      return { at, from, to, ...trigger, seq, cause };
    }),
    timers: timers.map(({ type, setAt, dueAt }) => ({ setAt, dueAt, delay: triggerOf(table, type).delay ?? type })),
  };
}
