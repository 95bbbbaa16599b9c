import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL, REJECTION_CODES, type SimulationLog } from '../../src/domain';
import { checkLog, COMMAND_TYPES, FAULT_TYPES, logDigest, simulate } from '../../src/engine';
import { interventions, type Intervention } from '../support/arbitraries';
import { factsOf } from '../support/facts';

const run = ({ scenario, seed, commands }: Intervention): SimulationLog => simulate(scenario, seed, commands);

/** Checks something for many runs in which people and faults interfere. */
function always(check: (log: SimulationLog, given: Intervention) => void, numRuns = 120): void {
  fc.assert(
    fc.property(interventions, (given) => check(run(given), given)),
    { numRuns },
  );
}

/** What an execution may state after what. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  'execution.started': ['execution.succeeded', 'execution.failed', 'execution.superseded', 'execution.stopRequested'],
  'execution.stopRequested': ['execution.stopped', 'execution.stopRequested'],
  'execution.failed': ['execution.resumed'],
  'execution.stopped': ['execution.resumed'],
  'execution.resumed': ['execution.succeeded', 'execution.failed', 'execution.superseded', 'execution.stopRequested'],
};

describe('a run in which people and faults interfere', () => {
  test('is found with every command and every fault carried out', () => {
    const seen = new Set<string>();
    for (const given of fc.sample(interventions, { numRuns: 1_000, seed: 20261123 })) {
      const { events, commands } = run(given);
      const refused = new Set(events.flatMap((fact) => (fact.type === 'command.rejected' ? [fact.data.index] : [])));
      for (const [index, { type }] of commands.entries()) if (!refused.has(index)) seen.add(type);
      for (const fact of events) {
        if (fact.type === 'fault.injected') seen.add(fact.data.fault);
      }
    }
    for (const type of [...COMMAND_TYPES, ...FAULT_TYPES]) expect(seen).toContain(type);
  });

  test('is the same for the same input, has a sound log, and survives JSON', () => {
    always((log, given) => {
      checkLog(log);
      expect(logDigest(run(given))).toBe(logDigest(log));
      expect(JSON.parse(JSON.stringify(log))).toEqual(log);
    }, 60);
  });

  test('does not change before the last command', () => {
    always((log, given) => {
      const last = given.commands.at(-1);
      if (last === undefined) return;
      const before = simulate(given.scenario, given.seed, given.commands.slice(0, -1));
      const past = (it: SimulationLog) => it.events.filter((fact) => fact.at < last.at);
      expect(past(log)).toEqual(past(before));
    }, 150);
  });

  test('refuses each command with a known code, or something comes of it', () => {
    always((log) => {
      for (const issued of factsOf(log, 'command.issued')) {
        const [first, ...rest] = log.events.filter(({ cause }) => cause === issued.seq);
        expect(first, log.commands[issued.data.index]?.type).toBeDefined();
        if (first?.type !== 'command.rejected') continue;
        expect(REJECTION_CODES).toContain(first.data.reason);
        expect(rest).toEqual([]);
      }
    }, 300);
  });

  test('leads every execution from one status to the next', () => {
    always((log) => {
      const last = new Map<number, string>();
      for (const fact of log.events) {
        if (!(fact.type in NEXT) && fact.type !== 'execution.succeeded' && fact.type !== 'execution.superseded')
          continue;
        const { number } = fact.data as { number: number };
        const before = last.get(number);
        if (before === undefined) expect(fact.type).toBe('execution.started');
        else expect(NEXT[before] ?? [], `${before} → ${fact.type}`).toContain(fact.type);
        last.set(number, fact.type);
      }
    });
  });

  test('accounts for every instance of a deployment, and deploys once at a time', () => {
    always((log) => {
      let running = 0;
      for (const { type, data } of log.events) {
        if (type === 'deployment.created') expect(++running).toBe(1);
        if (type !== 'deployment.succeeded' && type !== 'deployment.failed' && type !== 'deployment.stopped') continue;
        running--;
        const created = factsOf(log, 'deployment.created').find((it) => it.data.deploymentId === data.deploymentId);
        expect(data.succeeded + data.failed + data.skipped).toBe(created?.data.instances.length);
        expect(Math.min(data.succeeded, data.failed, data.skipped)).toBeGreaterThanOrEqual(0);
      }
    });
  });

  test('keeps the order of lifecycle events, and ends each before the next', () => {
    always((log) => {
      const open = new Map<string, string>();
      const last = new Map<string, number>();
      for (const fact of log.events) {
        if (fact.type === 'target.eventStarted') {
          const order = IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL.indexOf(fact.data.event);
          expect(order).toBeGreaterThan(last.get(fact.entity) ?? -1);
          expect(open.has(fact.entity)).toBe(false);
          last.set(fact.entity, order);
          open.set(fact.entity, fact.data.event);
        } else if (fact.type === 'target.eventEnded') {
          expect(open.get(fact.entity)).toBe(fact.data.event);
          open.delete(fact.entity);
        }
      }
    });
  });

  test('sends every request somewhere, and counts no more failures than requests', () => {
    always((log) => {
      for (const { data } of factsOf(log, 'traffic.changed')) {
        const sent = data.groups.reduce((sum, group) => sum + group.instances * group.requestsPerInstance, 0);
        expect(sent + data.unroutedPerSecond).toBeCloseTo(data.requestsPerSecond, 6);
        for (const { errorRate } of data.groups) expect(errorRate).toBeLessThanOrEqual(1);
      }
      for (const { data } of factsOf(log, 'traffic.measured')) {
        for (const { requests, failed } of data.groups) expect(failed).toBeLessThanOrEqual(requests);
      }
    });
  });

  test('repairs only what is broken: faults come and go in turn', () => {
    always((log) => {
      const active = new Set<string>();
      for (const fact of log.events) {
        if (fact.type === 'fault.injected') {
          const key = JSON.stringify(fact.data.details);
          expect(active.has(key)).toBe(false);
          active.add(key);
          if ('scope' in fact.data.details && fact.data.details.scope === 'current') active.delete(key);
        } else if (fact.type === 'fault.cleared' || fact.type === 'fault.struck') {
          expect(active.delete(JSON.stringify(fact.data.details))).toBe(true);
        }
      }
    });
  });
});
