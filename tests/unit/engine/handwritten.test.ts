import { describe, expect, test } from 'vitest';
import { simulateByHand } from '../../../bench/handwritten/simulateByHand';
import { deploymentScenario } from '../../../bench/scenario';
import { simulate } from '../../../src/engine';
import { stableStringify } from '../../../src/shared';

/** The yardstick is only fair while it states the very same facts. */
describe.each([
  ['as measured', 0.01, 0.05],
  ['with many failures', 0.5, 0.3],
])('the hand-written event queue, %s', (_, scriptFailureRate, testFailureRate) => {
  const base = deploymentScenario();
  const scenario = {
    ...base,
    behaviour: base.behaviour.map((rule) => ({
      ...rule,
      commands: rule.commands.map((effect) => ({ ...effect, failureRate: testFailureRate })),
      scripts: rule.scripts.map((effect) => ({ ...effect, failureRate: scriptFailureRate })),
    })),
  };

  test('states the same facts as the engine for every seed', () => {
    const ends = new Set<string>();
    for (let seed = 1; seed <= 150; seed++) {
      const { events } = simulate(scenario, seed, []);
      const byHand = simulateByHand(scenario, seed);
      const differs = events.findIndex((fact, index) => stableStringify(fact) !== stableStringify(byHand[index]));
      expect(byHand[differs], `seed ${seed}, fact ${differs}`).toEqual(events[differs]);
      expect(byHand.length).toBe(events.length);
      for (const { type } of events) if (/^(build|deployment|execution|target)\./.test(type)) ends.add(type);
    }
    expect(ends).toContain('target.failed');
    expect(ends).toContain('execution.failed');
    expect(ends.has('deployment.rollbackTriggered')).toBe(scriptFailureRate > 0.1);
  });
});
