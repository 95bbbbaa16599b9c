import { describe, expect, test } from 'vitest';
import { parseAppspec, parseBuildspec, parsePipeline } from '../../src/formats';
import { hasShared, readShared, readSharedCsv } from '../support/shared';

const isHere = hasShared('corpus/index.csv');
const rows = isHere ? readSharedCsv('corpus/index.csv') : [];

/** accept, reject, or `other`: recognised as a valid AWS file that is not for this simulation. */
function verdictOf(kind: string, file: string, text: string): 'accept' | 'reject' | 'other' {
  if (kind === 'buildspec') return parseBuildspec(text).ok ? 'accept' : 'reject';
  if (kind === 'appspec') {
    const parsed = parseAppspec(text);
    if (!parsed.ok) return parsed.error.code === 'appspec.otherPlatform' ? 'other' : 'reject';
    // CodeDeploy finds these at the Install event.
    return parsed.value.unknownHooks.length === 0 ? 'accept' : 'reject';
  }
  const parsed = parsePipeline(file, text);
  if (parsed.ok) return 'accept';
  return parsed.error[0]?.code === 'pipeline.isTemplate' ? 'other' : 'reject';
}

describe.skipIf(!isHere)('files of public repositories', () => {
  test('get the verdict of the real services', () => {
    const wrong: string[] = [];
    const counts = { accept: 0, reject: 0, other: 0 };
    for (const { kind = '', file = '', verdict = '' } of rows) {
      const found = verdictOf(kind.replace('broken/', ''), file, readShared(`corpus/${kind}/${file}`));
      counts[found]++;
      if (found !== verdict && !(found === 'other' && verdict === 'accept')) wrong.push(`${kind}/${file}: ${found}`);
    }
    expect(wrong).toEqual([]);
    // Templates and other platforms are few: the rest must really have been read.
    expect(counts.accept).toBeGreaterThan(counts.other * 3);
  });
});
