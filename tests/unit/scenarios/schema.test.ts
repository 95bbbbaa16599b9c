import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { publishedSchema } from '../../../scripts/published-schema';

test('the published JSON Schema is the one that the app checks with', () => {
  expect(readFileSync('public/scenario.schema.json', 'utf8'), 'run "npm run schema"').toBe(publishedSchema());
});
