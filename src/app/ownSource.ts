import type { Scenario } from '../domain';
import { loadLaterMessages } from '../i18n';
import type { OwnInput } from '../workspace/keeping/ownSchema';
import type { OpenedScenario } from '../workspace/scenarioSource';

/** A scenario made of the person's own files: its title is the pipeline's name. */
export function ownSource(own: OwnInput, scenario: Scenario): OpenedScenario {
  return {
    ref: { kind: 'own', ...own },
    scenario,
    text: async (language) => {
      const { own } = await loadLaterMessages(language);
      return { title: scenario.pipeline.name, summary: own.runSummary, edits: {}, commits: {} };
    },
  };
}
