import type { Scenario, SimulationLog } from '../domain';
import { Sha256, sha256, stableStringify } from '../shared';

const scenarioDigests = new WeakMap<Scenario, string>();

/**
 * SHA-256 of what the scenario says, as canonical JSON. Parsed specifications follow from the files and are left out;
 * display texts are not part of a scenario, so correcting a translation changes no digest.
 */
export function scenarioDigest(scenario: Scenario): string {
  let digest = scenarioDigests.get(scenario);
  if (digest === undefined) {
    const { specs: _, ...content } = scenario;
    digest = sha256(stableStringify(content));
    scenarioDigests.set(scenario, digest);
  }
  return digest;
}

/** SHA-256 of a log: header, commands and every fact, one canonical JSON text per line. */
export function logDigest(log: SimulationLog): string {
  const hash = new Sha256();
  hash.update(stableStringify(log.header)).update('\n').update(stableStringify(log.commands));
  for (const fact of log.events) hash.update('\n').update(stableStringify(fact));
  return hash.hex();
}
