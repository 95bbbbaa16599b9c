import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Scenario } from '../domain';
import {
  inputError,
  MAX_BYTES,
  mistakesInAppspec,
  mistakesInBuildspec,
  suggesting,
  type InputError,
  type LeftOut,
} from '../formats';
import { parseScenario, scenarioFromFiles, type GivenText } from '../scenarios';
import { err, nearest, ok, type Result } from '../shared';
import type { FilesSource, SimArguments } from './arguments';

const SHIPPED = new URL('../../public/scenarios/', import.meta.url);
const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

interface Loaded {
  readonly scenario: Scenario;
  /** What is worth knowing before the run. */
  readonly notes: readonly LeftOut[];
}

/** Finds and reads what is to be simulated. */
export function loadScenario({
  source,
  seed,
}: Pick<SimArguments, 'source' | 'seed'>): Result<Loaded, readonly InputError[]> {
  if (source.kind === 'files') return fromFiles(source, seed ?? 1);
  const shipped = fileURLToPath(new URL(`${source.name}.yaml`, SHIPPED));
  const path = ID.test(source.name) && existsSync(shipped) ? shipped : source.name;
  const read = readText(path);
  if (!read.ok) return read;
  const parsed = parseScenario(path, read.value);
  return parsed.ok ? ok({ scenario: parsed.value.scenario, notes: mistakesIn(parsed.value.scenario) }) : parsed;
}

/** Mistakes in the specifications that the repository begins with. */
function mistakesIn({ files, codeBuild }: Scenario): LeftOut[] {
  const buildspecs = new Set(['buildspec.yml', ...Object.values(codeBuild).map(({ buildspec }) => buildspec)]);
  return Object.entries(files).flatMap(([path, text]) => {
    if (path === 'appspec.yml') return mistakesInAppspec(path, text);
    return buildspecs.has(path) ? mistakesInBuildspec(path, text) : [];
  });
}

function fromFiles(source: FilesSource, seed: number): Result<Loaded, readonly InputError[]> {
  const texts: Partial<Record<'pipeline' | 'buildspec' | 'appspec', GivenText>> = {};
  const errors: InputError[] = [];
  for (const kind of ['pipeline', 'buildspec', 'appspec'] as const) {
    const file = source[kind];
    if (file === null) continue;
    const read = readText(file);
    if (read.ok) texts[kind] = { file, text: read.value };
    else errors.push(...read.error);
  }
  const { pipeline, buildspec = null, appspec = null } = texts;
  if (errors.length > 0 || pipeline === undefined) return err(errors);
  const { instances, config, hasLoadBalancer } = source;
  return scenarioFromFiles({ pipeline, buildspec, appspec, instances, config, hasLoadBalancer, seed });
}

/** The text of a file, unless it is too large or not there. */
export function readText(path: string): Result<string, readonly InputError[]> {
  const refuse = (code: string, message: string) => err([inputError(path, null, code, message)]);
  try {
    if (statSync(path).size > MAX_BYTES) {
      return refuse('input.tooLarge', `The file is larger than ${MAX_BYTES / 1024} KB.`);
    }
    return ok(readFileSync(path, 'utf8'));
  } catch {
    const [error] = refuse('input.notFound', 'There is no such file, and no shipped scenario of this name.').error;
    const ids = readdirSync(SHIPPED).map((name) => name.replace(/\.yaml$/, ''));
    return err(error === undefined ? [] : [suggesting(error, nearest(path, ids))]);
  }
}
