// Adds a link for every scenario that has none of today's format, engine and content. Links that were given out stay as they are.
import { existsSync, writeFileSync } from 'node:fs';
import { givenLinks, REGISTRY, withMissing } from '../tests/links/registry.ts';

const given = existsSync(REGISTRY) ? givenLinks() : [];
const links = await withMissing(given);
writeFileSync(REGISTRY, `${JSON.stringify(links, null, 2)}\n`);
console.log(`${links.length - given.length} added, ${links.length} in all`);
