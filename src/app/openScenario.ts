import type { ScenarioRef } from '../workspace/keeping/runSchema';
import { ownScenario } from '../workspace/ownScenario';
import type { OpenedScenario } from '../workspace/scenarioSource';
import { ownSource } from './ownSource';
import { shippedScenarios } from './shippedScenarios';

/** Opens the scenario that a run belongs to; null when it is not here, or when its own files cannot be run. */
export async function openScenario(ref: ScenarioRef): Promise<OpenedScenario | null> {
  if (ref.kind === 'shipped') return shippedScenarios.open(ref.id);
  const own = { files: ref.files, options: ref.options };
  const made = await ownScenario(own);
  return made.ok ? ownSource(own, made.value.scenario) : null;
}
