import type { Command, Scenario, SimulationLog } from '../domain';
import { logDigest, MissingSpecError, simulate } from '../engine';
import { sha256 } from '../shared';
import type { RunFingerprint } from './protocol';

/** More distinct specification texts than this in one run mean that something is wrong. */
const MAX_SPECS = 500;

/**
 * Simulates; whenever the run meets a buildspec or appspec text that nobody has parsed yet, loads the parser, parses it and
 * starts again. Edits made in the browser are the only source of such texts, so the parser is rarely needed.
 */
export async function runScenario(
  scenario: Scenario,
  seed: number,
  commands: readonly Command[],
): Promise<SimulationLog> {
  let complete = scenario;
  for (let attempt = 0; attempt <= MAX_SPECS; attempt++) {
    try {
      return simulate(complete, seed, commands);
    } catch (error) {
      if (!(error instanceof MissingSpecError)) throw error;
      complete = await withSpec(complete, error);
    }
  }
  throw new Error(`More than ${MAX_SPECS} specification texts in one run`);
}

/** Simulates and tells only the digests. */
export async function fingerprintScenario(
  scenario: Scenario,
  seed: number,
  commands: readonly Command[],
): Promise<RunFingerprint> {
  const log = await runScenario(scenario, seed, commands);
  const { engineVersion, scenarioDigest } = log.header;
  return { engineVersion, scenarioDigest, logDigest: logDigest(log) };
}

async function withSpec(scenario: Scenario, { kind, text }: MissingSpecError): Promise<Scenario> {
  const { parseAppspec, parseBuildspec } = await import('../formats');
  const key = sha256(text);
  const { buildspecs, appspecs } = scenario.specs;
  const specs =
    kind === 'buildspec'
      ? { appspecs, buildspecs: { ...buildspecs, [key]: parseBuildspec(text) } }
      : { buildspecs, appspecs: { ...appspecs, [key]: parseAppspec(text) } };
  return { ...scenario, specs };
}
