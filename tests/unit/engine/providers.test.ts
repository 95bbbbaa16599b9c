import { expect, test } from 'vitest';
import { SIMULATED_PROVIDERS } from '../../../src/domain/pipeline/providers';
import { SUPPORTED_PROVIDERS } from '../../../src/engine';

test('the engine has a provider for every action that is said to run, and no other', () => {
  expect([...SUPPORTED_PROVIDERS].sort()).toEqual([...SIMULATED_PROVIDERS].sort());
});
