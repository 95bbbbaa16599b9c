import { describe, expect, test } from 'vitest';
import { checkVector } from '../../src/cli/conformance/check';
import type { Vector } from '../../src/cli/conformance/vector';
import { hasShared, readShared } from '../support/shared';

const FILES = ['deploy.json', 'pipeline.json', 'pricing.json'];

describe.each(FILES)('vectors of %s', (file) => {
  const path = `conformance/${file}`;
  const isHere = hasShared(path);
  const vectors = isHere ? (JSON.parse(readShared(path)) as (Vector & { kind?: string })[]) : [];

  test.skipIf(!isHere)('are there', () => expect(vectors.length).toBeGreaterThan(0));

  for (const vector of vectors) {
    test(vector.id, ({ skip }) => {
      const outcome = checkVector({ ...vector, kind: vector.kind ?? null });
      // What nothing here answers yet is skipped with the reason, so that the report lists it.
      if (outcome.status === 'uncovered') skip(outcome.reason);
      expect(outcome).toEqual({ status: 'passed' });
    });
  }
});
