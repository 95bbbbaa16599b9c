// Korean and English say the same things: same files, same keys, same number of arguments, nothing empty or untranslated.
import { readdirSync, readFileSync } from 'node:fs';
import { compareShapes, findForeignTexts } from './i18n/catalogues.ts';

const LANGUAGES = ['en', 'ko'] as const;
const folder = (language: string): string => `src/i18n/${language}`;

const files = LANGUAGES.map((language) => readdirSync(folder(language)).sort());
const problems: string[] = [];

for (const [index, language] of LANGUAGES.entries()) {
  const own = files[index] ?? [];
  const other = files[1 - index] ?? [];
  const exported = readFileSync(`${folder(language)}/index.ts`, 'utf8');
  for (const file of own) {
    const path = `${folder(language)}/${file}`;
    if (!other.includes(file)) problems.push(`${path}: the other language has no such file`);
    if (file !== 'index.ts' && !exported.includes(`'./${file.replace(/\.ts$/, '')}'`)) {
      problems.push(`${path}: index.ts does not export it`);
    }
    problems.push(...findForeignTexts(language, path, readFileSync(path, 'utf8')));
  }
}

const [en, ko] = await Promise.all([import('../src/i18n/en/index.ts'), import('../src/i18n/ko/index.ts')]);
problems.push(...compareShapes(en, ko));

for (const problem of problems) console.error(problem);
console.log(`${files[0]?.length ?? 0} files, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
