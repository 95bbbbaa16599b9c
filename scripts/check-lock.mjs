// `npm install` on one platform can leave the optional binaries of the others out of the lock file,
// and `npm ci` then refuses it there. This check finds that before anybody else does.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const problems = [];

/** Looks where Node would look: in `folder` itself, then in every folder above it. */
function isListed(folder, name) {
  if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
  return folder !== '' && isListed(folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/'))), name);
}

for (const [folder, entry] of Object.entries(packages)) {
  if (entry.resolved) problems.push(`${folder} has a "resolved" address`);
  if (folder && !entry.integrity && !entry.inBundle) problems.push(`${folder} has no integrity hash`);
  for (const name of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })) {
    if (!isListed(folder, name)) problems.push(`${folder} needs ${name}, which is not listed`);
  }
}

if (problems.length > 0) {
  console.error(`package-lock.json is not portable:\n  ${problems.join('\n  ')}`);
  process.exit(1);
}
console.log(`package-lock.json: ${Object.keys(packages).length - 1} packages, every platform listed`);
