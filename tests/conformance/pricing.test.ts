import { describe, expect, test } from 'vitest';
import { priceGiven } from '../../src/cli/conformance/answers/pricing';
import { compare, exact, larger, minus } from '../../src/pricing/arithmetic';
import type { Json } from '../../src/shared';
import { hasShared, readShared } from '../support/shared';

interface Vector {
  readonly id: string;
  readonly given: Readonly<Record<string, Json>>;
  readonly expect: { readonly usd: string; readonly tolerance?: string };
}

const isHere = hasShared('conformance/pricing.json');
const vectors: readonly Vector[] = isHere ? (JSON.parse(readShared('conformance/pricing.json')) as Vector[]) : [];

describe.skipIf(!isHere)('pricing vectors', () => {
  test.each(vectors.map((vector) => [vector.id, vector] as const))('%s', (_, { given, expect: expected }) => {
    const usd = priceGiven(given);
    if (expected.tolerance === undefined) {
      expect(usd).toBe(expected.usd);
      return;
    }
    // Sources that round to cents.
    const found = exact(usd ?? '');
    const apart = larger(minus(found, exact(expected.usd)), minus(exact(expected.usd), found));
    expect(compare(apart, exact(expected.tolerance))).toBeLessThanOrEqual(0);
  });
});
