import { lists, moment, scenarios } from 'virtual:scenarios';
import type { ScenarioSource } from '../workspace/scenarioSource';

/** The scenarios of `public/scenarios`, compiled at build time. */
export const shippedScenarios: ScenarioSource = {
  list: (language) => lists[language](),
  moment,
  open: async (id) => {
    const entry = Object.hasOwn(scenarios, id) ? scenarios[id] : undefined;
    if (entry === undefined) return null;
    return {
      ref: { kind: 'shipped', id },
      scenario: await entry.scenario(),
      text: (language) => entry.texts[language](),
    };
  },
};
