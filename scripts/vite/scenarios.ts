import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { ParsedScenario } from '../../src/scenarios/index.ts';
import type * as Covers from './covers.ts';

/*
 * Compiles public/scenarios/*.yaml at build time, so that the browser needs no YAML parser and downloads one language only:
 *   virtual:scenarios                 loaders by id
 *   virtual:scenarios/list/<language> titles, summaries and small pictures of all, for the home page
 *   virtual:scenarios/moment          the moment of a run that the home page shows large
 *   virtual:scenarios/<id>            the scenario with its parsed specifications
 *   virtual:scenarios/<id>/<language> its texts
 */

const PREFIX = 'virtual:scenarios';
const RESOLVED = `\0${PREFIX}`;
const LANGUAGES = ['ko', 'en'] as const;

type Parse = typeof Covers.parseScenario;

interface Compiled {
  readonly parsed: ReadonlyMap<string, ParsedScenario>;
  readonly pictures: ReturnType<typeof Covers.takePictures>;
}

export function compiledScenarios(folder: string): Plugin {
  let compiled: Compiled | null = null;

  async function load(): Promise<Compiled> {
    // Bundled on the fly, since Node cannot load the project's TypeScript by itself.
    const { runnerImport } = await import('vite');
    const { module } = await runnerImport<typeof Covers>(join(import.meta.dirname, 'covers.ts'), {
      configFile: false,
      logLevel: 'error',
    });
    const parsed = readAll(folder, module.parseScenario);
    return { parsed, pictures: module.takePictures([...parsed.values()].map(({ scenario }) => scenario)) };
  }

  return {
    name: 'baepo:scenarios',
    resolveId: (id) => (id === PREFIX || id.startsWith(`${PREFIX}/`) ? `\0${id}` : null),
    async load(id) {
      if (!id.startsWith(RESOLVED)) return null;
      compiled ??= await load();
      for (const name of compiled.parsed.keys()) this.addWatchFile(join(folder, `${name}.yaml`));
      return moduleOf(id.slice(RESOLVED.length + 1), compiled);
    },
    // A changed file is read again with the next page load.
    handleHotUpdate({ file }) {
      if (file.startsWith(folder)) compiled = null;
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

function moduleOf(path: string, { parsed, pictures }: Compiled): string {
  if (path === '') return indexModule([...parsed.keys()]);
  const [first = '', second = ''] = path.split('/');
  const language = LANGUAGES.find((each) => each === second);
  if (first === 'list') {
    return exported(
      [...parsed.values()].map((each) => ({
        ...card(each, language ?? 'en'),
        cover: pictures.covers[each.scenario.id],
      })),
    );
  }
  if (first === 'moment') return exported(pictures.moment);
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
  return `export const moment = ${loader('moment')};\nexport const lists = { ${lists.join(', ')} };\nexport const scenarios = { ${entries.join(',\n')} };`;
}
