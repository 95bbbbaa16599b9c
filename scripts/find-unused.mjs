// Dead code by name: values that src exports and nothing else in src mentions (re-exports do not count).
// A search for words, so a name used twice for different things escapes it; what it reports is worth a look.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const EXPORT = /^export (?:async )?(?:function\*?|const|let|class|enum) (\w+)/gm;
const RE_EXPORT = /^export (?:type )?(?:\*|\{[^}]*\})[^;]*from [^;]+;/gm;

const files = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

const wordsOf = new Map();
const exportsOf = new Map();
for (const file of files) {
  const source = readFileSync(file, 'utf8');
  wordsOf.set(file, new Set(source.replace(RE_EXPORT, '').match(/\w+/g)));
  exportsOf.set(
    file,
    [...source.matchAll(EXPORT)].map((match) => match[1]),
  );
}

let unused = 0;
for (const [file, names] of exportsOf) {
  if (basename(file).startsWith('main.')) continue;
  for (const name of names) {
    if (files.some((other) => other !== file && wordsOf.get(other).has(name))) continue;
    console.log(`${file}: ${name}`);
    unused += 1;
  }
}
console.log(`${unused} unused exports in ${files.length} files`);
process.exit(unused === 0 ? 0 : 1);
