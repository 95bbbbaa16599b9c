import * as v from 'valibot';
import type { Scenario } from '../domain';
import { readYaml, type InputError, type Located, type Path } from '../formats';
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

const MAX_ERRORS = 50;

/** Reads a scenario file; every refusal names line and column. Never throws. */
export function parseScenario(file: string, text: string): Result<ParsedScenario, readonly InputError[]> {
  const read = readYaml(file, text);
  if (!read.ok) return read;
  const source = read.value;
  const checked = v.safeParse(scenarioSchema, source.value);
  if (!checked.success) return err(checked.issues.slice(0, MAX_ERRORS).map((issue) => toError(source, issue)));
  const authored: AuthoredScenario = checked.output;
  const built = buildScenario(source, authored);
  if (!built.ok) return built;
  const problems = checkReferences(source, authored, built.value);
  if (problems.length > 0) return err(problems.slice(0, MAX_ERRORS));
  return ok({ scenario: built.value, texts: textsOf(authored), order: authored.order ?? 999 });
}

type Issue = v.BaseIssue<unknown>;

function toError(source: Located, issue: Issue): InputError {
  const path: Path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  const key = String(path.at(-1) ?? '');
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const place = source.positionOf(path, { key: true });
    const error = source.error(path, 'scenario.unknownKey', `The key ${key} does not exist here.`, { key });
    return { ...error, ...place };
  }
  if (issue.received === 'undefined') {
    return source.error(path.slice(0, -1), 'scenario.missing', `${key} is missing.`, { key });
  }
  // Of several possible shapes, what is wrong with the nearest one says more than that none fits.
  const inner = issue.type === 'union' ? issue.issues?.find(({ path: deeper }) => deeper !== undefined) : undefined;
  if (inner !== undefined) {
    return toError(source, { ...inner, path: [...(issue.path ?? []), ...(inner.path ?? [])] } as unknown as Issue);
  }
  const expected = issue.expected ?? issue.message;
  const received = issue.received.slice(0, 100);
  return source.error(path, 'scenario.badValue', `${key}: expected ${expected}, found ${received}.`, {
    key,
    expected,
    received,
  });
}
