import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../../../src/domain';
import { fromBase64url, toBase64url } from '../../../../src/shared';
import { acted, newTree, placed, renamed, switched, type RunTree } from '../../../../src/workspace/branches';
import { decodeLink, encodeLink, onlyCurrent } from '../../../../src/workspace/keeping/link';
import type { LinkedRun } from '../../../../src/workspace/keeping/linkWire';
import { HOSTILE_LINKS, linkOf, wire } from '../../../support/hostile';

const DIGEST = '0123456789abcdef';

const body = fc.oneof(
  fc.record({ type: fc.constant('transition.disable' as const), stage: fc.string(), reason: fc.string() }),
  fc.record({ type: fc.constant('approval.approve' as const), action: fc.string(), summary: fc.string() }),
  fc.record({
    type: fc.constant('commit.push' as const),
    editId: fc.option(fc.string()),
    author: fc.string(),
    changes: fc.array(
      fc.oneof(
        fc.record({ path: fc.string(), content: fc.string() }),
        fc.record({ path: fc.string(), find: fc.string(), replace: fc.string({ unit: 'grapheme' }) }),
        fc.record({ path: fc.string(), remove: fc.constant(true as const) }),
      ),
      { maxLength: 3 },
    ),
  }),
);

const deed = fc.record({
  at: fc.integer({ min: 0, max: 600_000 }),
  seen: fc.integer({ min: 0, max: 300_000 }),
  branch: fc.nat({ max: 5 }),
  name: fc.option(fc.string({ maxLength: 20 })),
  body,
});

/** Trees as people make them: at times in the past, in several branches, with names. */
const trees = fc.array(deed, { maxLength: 6 }).map((deeds): RunTree =>
  deeds.reduce((tree, { at, seen, branch, name, body: what }) => {
    const id = tree.branches[branch % tree.branches.length]?.id ?? 1;
    const there = switched(tree, id);
    const before = there.branches.find((each) => each.id === id);
    const furthest = Math.max(before?.furthest ?? 0, at);
    const after = acted(placed(there, at, furthest), { at, ...what } as Command);
    const named = name === null ? after : renamed(after, after.current, name);
    return placed(named, at, at + seen);
  }, newTree()),
);

const linked = (tree: RunTree): LinkedRun => ({
  run: {
    scenario: { kind: 'shipped', id: 'first-deployment' },
    digest: DIGEST,
    engineVersion: 1,
    seed: 42,
    tree,
  },
  logDigest: DIGEST,
  view: { panel: 'story' },
});

describe('a link', () => {
  test('brings back any run exactly', async () => {
    await fc.assert(
      fc.asyncProperty(trees, async (tree) => {
        const link = await encodeLink(linked(tree));
        expect(link).toMatch(/^1\.[\w-]+$/);
        const read = await decodeLink(link);
        expect(read).toEqual({ ok: true, value: linked(tree) });
      }),
      { numRuns: 100 },
    );
  });

  test('brings back own files with their content', async () => {
    const scenario = {
      kind: 'own',
      files: { pipeline: { name: '파이프라인.json', text: '{"stages": []}' } },
      options: { instances: 3, config: 'CodeDeployDefault.OneAtATime', hasLoadBalancer: false, seed: 9 },
    } as const;
    const given = { ...linked(newTree()), run: { ...linked(newTree()).run, scenario } };
    expect(await decodeLink(await encodeLink(given))).toEqual({ ok: true, value: given });
  });

  test('of one branch alone says nothing of the others', () => {
    const first = placed(newTree(), 10_000, 60_000);
    const forked = acted(first, { at: 10_000, type: 'transition.enable', stage: 'Build' });
    const { tree } = onlyCurrent(linked(forked).run);
    expect(tree.branches).toEqual([{ ...forked.branches[1], id: 1, parent: null, forkedAt: 0 }]);
  });

  test('survives what chat programs put behind it', async () => {
    const link = linkOf(wire());
    for (const behind of ['.', ',', ').', ' ', '>', '"', '!?']) expect((await decodeLink(link + behind)).ok).toBe(true);
  });
});

describe('a hostile link', () => {
  test.each(HOSTILE_LINKS.map(({ name, text, code }) => [name, code, text] as const))(
    'with %s is refused as %s',
    async (_, code, text) => {
      const read = await decodeLink(text);
      expect(read.ok ? read.value : read.error.code).toBe(code);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
  );

  test('of any letters never throws and is never taken for a run', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string(), fc.base64String(), fc.uint8Array()),
        fc.constantFrom('', '1.', '2.'),
        async (content, version) => {
          const text = typeof content === 'string' ? content : toBase64url(content);
          expect((await decodeLink(version + text)).ok).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('made of any JSON never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (json) => {
        expect((await decodeLink(linkOf(json))).ok).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  test('with any member of a good one replaced is read or refused, never thrown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('e', 's', 'd', 'r', 'b', 'i', 'l', 'v'), fc.jsonValue(), async (key, value) => {
        const read = await decodeLink(linkOf(wire({ [key]: value })));
        if (read.ok) expect(read.value.run.tree.branches.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});

describe('base64url', () => {
  test('is what Node makes of it, both ways', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = toBase64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64url(text)).toEqual(new Uint8Array(bytes));
      }),
    );
  });
});
