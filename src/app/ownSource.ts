import type { Scenario } from '../domain';
import { loadMessages } from '../i18n';
import type { OpenedScenario } from '../workspace/scenarioSource';

/** A scenario made of the person's own files: its title is the pipeline's name. */
export function ownSource(scenario: Scenario): OpenedScenario {
  return {
    scenario,
    text: async (language) => {
      const { own } = await loadMessages(language);
      return { title: scenario.pipeline.name, summary: own.runSummary, edits: {}, commits: {} };
    },
  };
}
