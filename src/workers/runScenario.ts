import type { Command, EntityRecord, Scenario, SimulationLog } from '../domain';
import { logDigest, MissingSpecError, recordEntity, simulate } from '../engine';
import { sha256 } from '../shared';
import type { RunFingerprint } from './protocol';

/** More distinct specification texts than this in one run mean that something is wrong. */
const MAX_SPECS = 500;

/** Simulates; rejects when the engine fails on this input. */
export function runScenario(scenario: Scenario, seed: number, commands: readonly Command[]): Promise<SimulationLog> {
  return withSpecs(scenario, (complete) => simulate(complete, seed, commands));
}

/** Runs again and writes down what the machine of one entity does; null when the run has no such entity. */
export function recordScenario(
  scenario: Scenario,
  seed: number,
  commands: readonly Command[],
  entity: string,
): Promise<EntityRecord | null> {
  return withSpecs(scenario, (complete) => recordEntity(complete, seed, commands, entity));
}

/**
 * Whenever the run meets a buildspec or appspec text that nobody has parsed yet, loads the parser, parses it and starts again.
 * Edits made in the browser are the only source of such texts, so the parser is rarely needed.
 */
async function withSpecs<T>(scenario: Scenario, run: (complete: Scenario) => T): Promise<T> {
  let complete = scenario;
  for (let attempt = 0; attempt <= MAX_SPECS; attempt++) {
    try {
      return run(complete);
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
