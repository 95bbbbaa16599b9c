import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { ParsedScenario } from '../../src/scenarios/index.ts';

/*
 * Compiles public/scenarios/*.yaml at build time, so that the browser needs no YAML parser and downloads one language only:
 *   virtual:scenarios                 loaders by id
 *   virtual:scenarios/list/<language> titles and summaries of all, for the home page
 *   virtual:scenarios/<id>            the scenario with its parsed specifications
 *   virtual:scenarios/<id>/<language> its texts
 */

const PREFIX = 'virtual:scenarios';
const RESOLVED = `\0${PREFIX}`;
const LANGUAGES = ['ko', 'en'] as const;

type Parse = (file: string, text: string) => ReturnType<typeof import('../../src/scenarios/index.ts').parseScenario>;

export function compiledScenarios(folder: string): Plugin {
  let parsed: ReadonlyMap<string, ParsedScenario> | null = null;

  async function load(): Promise<ReadonlyMap<string, ParsedScenario>> {
    // Bundled on the fly, since Node cannot load the project's TypeScript by itself.
    const { runnerImport } = await import('vite');
    const { module } = await runnerImport<{ parseScenario: Parse }>(
      join(import.meta.dirname, '../../src/scenarios/index.ts'),
      { configFile: false, logLevel: 'error' },
    );
    return readAll(folder, module.parseScenario);
  }

  return {
    name: 'baepo:scenarios',
    resolveId: (id) => (id === PREFIX || id.startsWith(`${PREFIX}/`) ? `\0${id}` : null),
    async load(id) {
      if (!id.startsWith(RESOLVED)) return null;
      parsed ??= await load();
      for (const name of parsed.keys()) this.addWatchFile(join(folder, `${name}.yaml`));
      return moduleOf(id.slice(RESOLVED.length + 1), parsed);
    },
    // A changed file is read again with the next page load.
    handleHotUpdate({ file }) {
      if (file.startsWith(folder)) parsed = null;
    },
  };
}

function readAll(folder: string, parse: Parse): ReadonlyMap<string, ParsedScenario> {
  const found: ParsedScenario[] = [];
  const problems: string[] = [];
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()) {
    const file = join(folder, name);
    const read = parse(file, readFileSync(file, 'utf8'));
    if (!read.ok) {
      problems.push(...read.error.map((e) => `${e.file}:${e.line ?? 1}:${e.column ?? 1} ${e.message}`));
    } else if (`${read.value.scenario.id}.yaml` !== name) {
      problems.push(`${file}:1:1 the id must be the name of the file`);
    } else found.push(read.value);
  }
  if (problems.length > 0) throw new Error(`Scenarios are not valid:\n${problems.join('\n')}`);
  found.sort((a, b) => a.order - b.order);
  return new Map(found.map((each) => [each.scenario.id, each]));
}

function moduleOf(path: string, parsed: ReadonlyMap<string, ParsedScenario>): string {
  if (path === '') return indexModule([...parsed.keys()]);
  const [first = '', second = ''] = path.split('/');
  const language = LANGUAGES.find((each) => each === second);
  if (first === 'list') return exported([...parsed.values()].map((each) => card(each, language ?? 'en')));
  const one = parsed.get(first);
  if (one === undefined) throw new Error(`There is no scenario ${first}`);
  return language === undefined ? exported(one.scenario) : exported(one.texts[language]);
}

function card({ scenario, texts }: ParsedScenario, language: 'ko' | 'en'): object {
  const { title, summary } = texts[language];
  return { id: scenario.id, minutes: Math.round(scenario.untilMs / 60_000), title, summary };
}

/** `JSON.parse` of a text is read faster than the same literal in code. */
function exported(value: unknown): string {
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(value))});`;
}

function indexModule(ids: readonly string[]): string {
  const loader = (path: string): string => `() => import('${PREFIX}/${path}').then((m) => m.default)`;
  const entries = ids.map(
    (id) =>
      `'${id}': { scenario: ${loader(id)}, texts: { ${LANGUAGES.map((l) => `${l}: ${loader(`${id}/${l}`)}`).join(', ')} } }`,
  );
  const lists = LANGUAGES.map((language) => `${language}: ${loader(`list/${language}`)}`);
  return `export const lists = { ${lists.join(', ')} };\nexport const scenarios = { ${entries.join(',\n')} };`;
}
