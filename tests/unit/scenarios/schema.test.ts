import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { publishedSchemas } from '../../../scripts/published-schema';

test.each(Object.entries(publishedSchemas()))('%s is the one that the app checks with', (path, text) => {
  expect(readFileSync(path, 'utf8'), 'run "npm run schema"').toBe(text);
});
