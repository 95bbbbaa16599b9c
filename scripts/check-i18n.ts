// Korean and English say the same things: same files, same keys, same number of arguments, nothing empty or untranslated.
import { readdirSync, readFileSync } from 'node:fs';
import { compareShapes, findForeignTexts } from './i18n/catalogues.ts';

const LANGUAGES = ['en', 'ko'] as const;
const folder = (language: string, part: string): string => `src/i18n/${language}${part}`;
const namesIn = (path: string, isFolder: boolean): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() === isFolder)
    .map(({ name }) => name)
    .sort();

/** The catalogue that is always loaded, and those in folders of their own, which are loaded with the screens that need them. */
const parts = ['', ...new Set(LANGUAGES.flatMap((language) => namesIn(folder(language, ''), true)))];
const problems: string[] = [];
let count = 0;

for (const name of parts) {
  const part = name === '' ? '' : `/${name}`;
  const files = LANGUAGES.map((language) => namesIn(folder(language, part), false));
  for (const [index, language] of LANGUAGES.entries()) {
    const own = files[index] ?? [];
    const other = files[1 - index] ?? [];
    const exported = readFileSync(`${folder(language, part)}/index.ts`, 'utf8');
    for (const file of own) {
      const path = `${folder(language, part)}/${file}`;
      if (!other.includes(file)) problems.push(`${path}: the other language has no such file`);
      if (file !== 'index.ts' && !exported.includes(`'./${file.replace(/\.ts$/, '')}'`)) {
        problems.push(`${path}: index.ts does not export it`);
      }
      problems.push(...findForeignTexts(language, path, readFileSync(path, 'utf8')));
    }
  }
  count += files[0]?.length ?? 0;
  const [en, ko] = await Promise.all(LANGUAGES.map((language) => import(`../${folder(language, part)}/index.ts`)));
  problems.push(...compareShapes(en, ko));
}

for (const problem of problems) console.error(problem);
console.log(`${count} files, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
