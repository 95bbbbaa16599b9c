import * as v from 'valibot';
import type { Scenario } from '../domain';
import { errorsOfIssues, MAX_ERRORS, readYaml, type InputError } from '../formats';
import { err, ok, type Result } from '../shared';
import { buildScenario } from './build';
import { checkReferences } from './references';
import { scenarioSchema, type AuthoredScenario } from './scenario.schema';
import { textsOf, type ScenarioTexts } from './texts';

/** A scenario file, read. */
export interface ParsedScenario {
  readonly scenario: Scenario;
  readonly texts: ScenarioTexts;
  /** Place in the list of shipped scenarios. */
  readonly order: number;
}

/** Reads a scenario file; every refusal names line and column. Never throws. */
export function parseScenario(file: string, text: string): Result<ParsedScenario, readonly InputError[]> {
  const read = readYaml(file, text);
  if (!read.ok) return read;
  const source = read.value;
  const checked = v.safeParse(scenarioSchema, source.value);
  if (!checked.success) return err(errorsOfIssues(source, checked.issues, 'scenario', scenarioSchema));
  const authored: AuthoredScenario = checked.output;
  const built = buildScenario(source, authored);
  if (!built.ok) return built;
  const problems = checkReferences(source, authored, built.value);
  if (problems.length > 0) return err(problems.slice(0, MAX_ERRORS));
  return ok({ scenario: built.value, texts: textsOf(authored), order: authored.order ?? 999 });
}
