import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CommandBody } from '../../../src/domain';
import { logDigest } from '../../../src/engine';
import { createInProcessClient } from '../../../src/workers';
import { currentBranch, MAX_BRANCHES, type RunTree } from '../../../src/workspace/branches';
import { RunSession } from '../../../src/workspace/RunSession.svelte';
import { buildScenario } from '../../support/scenarioBuilder';

const scenario = buildScenario({ instances: 2 });
const client = createInProcessClient();

async function openSession(): Promise<RunSession> {
  const session = new RunSession(scenario, 7, client);
  session.playback.setReducedMotion(true);
  await session.start(null);
  return session;
}

/** Everything that undo and redo promise to put back. */
function stateOf(session: RunSession): { tree: RunTree; t: number; furthest: number; digest: string } {
  const { playback, log } = session;
  if (log === null) throw new Error('no log');
  return { tree: session.save(), t: playback.t, furthest: playback.furthest, digest: logDigest(log) };
}

const push = (content: string): CommandBody => ({
  type: 'commit.push',
  editId: null,
  author: 'mina',
  changes: [{ path: 'src/app.js', content }],
});
const HOLD: CommandBody = { type: 'transition.disable', stage: 'Deploy', reason: 'x' };

describe('acting in the past', () => {
  test('begins a branch and keeps the old future', async () => {
    const session = await openSession();
    session.playback.skip(100_000);
    await session.issue(push('v3'));
    session.playback.skip(100_000);
    const old = stateOf(session);
    session.playback.seek(50_000);
    expect(await session.issue(HOLD)).toBe(true);
    expect(session.forkedAt).toBe(50_000);
    expect(session.tree.branches).toHaveLength(2);
    expect(currentBranch(session.tree)).toMatchObject({ parent: 1, forkedAt: 50_000, furthest: 50_000 });
    expect(currentBranch(session.tree).commands).toEqual([{ at: 50_000, ...HOLD }]);
    await session.switchTo(1);
    expect(stateOf(session).digest).toBe(old.digest);
    expect(session.playback.furthest).toBe(old.furthest);
    expect(session.playback.t).toBe(50_000);
  });

  test('at the furthest time only goes on with the branch', async () => {
    const session = await openSession();
    session.playback.skip(100_000);
    await session.issue(HOLD);
    await session.issue(push('v3'));
    expect(session.tree.branches).toHaveLength(1);
    expect(session.forkedAt).toBeNull();
    expect(currentBranch(session.tree).commands).toHaveLength(2);
  });

  test('leaves the log before it as it was', async () => {
    const session = await openSession();
    session.playback.skip(300_000);
    const before = session.log?.events.filter(({ at }) => at < 60_000);
    session.playback.seek(60_000);
    await session.issue(push('v3'));
    expect(session.log?.events.filter(({ at }) => at < 60_000)).toEqual(before);
  });

  test('that the engine refuses changes nothing and says why', async () => {
    const session = await openSession();
    session.playback.skip(100_000);
    session.playback.seek(50_000);
    const before = stateOf(session);
    expect(await session.issue({ type: 'transition.enable', stage: 'Nope' })).toBe(false);
    expect(session.rejection?.code).toBe('command.unknownStage');
    expect(stateOf(session)).toEqual(before);
    expect(session.undoable).toBeNull();
  });

  test('asks for room when there are too many branches', async () => {
    const session = await openSession();
    session.playback.skip(500_000);
    for (let at = 1; at < MAX_BRANCHES; at++) {
      await session.switchTo(1);
      session.playback.seek(at * 1_000);
      expect(await session.issue(HOLD)).toBe(true);
    }
    await session.switchTo(1);
    session.playback.seek(400_000);
    const before = stateOf(session);
    expect(await session.issue(HOLD)).toBe(false);
    expect(session.rejection?.code).toBe('branches.tooMany');
    expect(stateOf(session)).toEqual(before);
  });
});

test('a failing engine leaves the run on the screen, and the next deed works', async () => {
  let isBroken = false;
  const fragile = {
    ...client,
    run: (...given: Parameters<typeof client.run>) =>
      isBroken ? Promise.reject(new Error('boom')) : client.run(...given),
  };
  const session = new RunSession(scenario, 7, fragile);
  session.playback.setReducedMotion(true);
  await session.start(null);
  session.playback.skip(100_000);
  const before = stateOf(session);
  isBroken = true;
  expect(await session.issue(HOLD)).toBe(false);
  expect(session.error).toBe('boom');
  expect(session.rejection?.code).toBe('engine.failed');
  expect(session.status).toBe('ready');
  expect(stateOf(session)).toEqual(before);
  isBroken = false;
  expect(await session.issue(HOLD)).toBe(true);
  expect(session.error).toBeNull();
});

type Deed =
  | { readonly kind: 'seek' | 'skip'; readonly ms: number }
  | { readonly kind: 'issue'; readonly body: CommandBody }
  | { readonly kind: 'switch' | 'remove' | 'rename'; readonly pick: number }
  | { readonly kind: 'undo' | 'redo' | 'startOver' };

const deeds = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('seek' as const), ms: fc.integer({ min: 0, max: 600_000 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('skip' as const), ms: fc.integer({ min: 1, max: 200_000 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('issue' as const),
      body: fc.constantFrom<CommandBody>(
        push('v3'),
        push('v4'),
        HOLD,
        { type: 'transition.enable', stage: 'Deploy' },
        { type: 'transition.enable', stage: 'Nope' },
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('switch' as const, 'remove', 'rename'), pick: fc.nat({ max: 9 }) }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constantFrom('undo' as const, 'undo', 'redo', 'startOver') }) },
);

async function carryOut(session: RunSession, deed: Deed): Promise<void> {
  const pick = (index: number): number => session.tree.branches[index % session.tree.branches.length]?.id ?? 1;
  switch (deed.kind) {
    case 'seek':
      return session.playback.seek(deed.ms);
    case 'skip':
      return session.playback.skip(deed.ms);
    case 'issue':
      return void (await session.issue(deed.body));
    case 'switch':
      return void (await session.switchTo(pick(deed.pick)));
    case 'remove':
      return void (await session.removeBranch(pick(deed.pick)));
    case 'rename':
      return void (await session.rename(pick(deed.pick), `name ${deed.pick}`));
    case 'startOver':
      return void (await session.startOver());
    default:
      return session[deed.kind]();
  }
}

/** A tree that the rest of the app may rely on. */
function checkTree({ branches, current }: RunTree): void {
  const seen = new Set<number>();
  for (const { id, parent, commands, t, furthest } of branches) {
    expect(seen.has(id)).toBe(false);
    if (parent !== null) expect(seen.has(parent)).toBe(true);
    seen.add(id);
    expect(commands.every(({ at }, index) => at >= (commands[index - 1]?.at ?? 0))).toBe(true);
    expect(t).toBeLessThanOrEqual(furthest);
    expect(commands.at(-1)?.at ?? 0).toBeLessThanOrEqual(furthest);
  }
  expect(seen.has(current)).toBe(true);
}

describe('any sequence of deeds', () => {
  test('can be undone and redone exactly: commands, branches, playhead, furthest time and digest', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { minLength: 1, maxLength: 12 }), async (list) => {
        const session = await openSession();
        /** The state before each deed that undo can take back. */
        const past: ReturnType<typeof stateOf>[] = [];
        const future: ReturnType<typeof stateOf>[] = [];
        for (const deed of list) {
          const before = stateOf(session);
          await carryOut(session, deed);
          const after = stateOf(session);
          checkTree(after.tree);
          if (deed.kind === 'undo') {
            const wanted = past.pop();
            expect(after).toEqual(wanted ?? before);
            if (wanted !== undefined) future.push(before);
          } else if (deed.kind === 'redo') {
            const wanted = future.pop();
            expect(after).toEqual(wanted ?? before);
            if (wanted !== undefined) past.push(before);
          } else if (deed.kind !== 'seek' && deed.kind !== 'skip' && session.redoable === null) {
            if (session.undoable !== null && JSON.stringify(after.tree) !== JSON.stringify(before.tree)) {
              past.push(before);
              future.length = 0;
            }
          }
        }
        // All the way back, and all the way forth again.
        const end = stateOf(session);
        let steps = 0;
        for (let wanted = past.pop(); wanted !== undefined; wanted = past.pop(), steps++) {
          await session.undo();
          expect(stateOf(session)).toEqual(wanted);
        }
        for (let i = 0; i < steps; i++) await session.redo();
        expect(stateOf(session)).toEqual(end);
        session.dispose();
      }),
      { numRuns: 60 },
    );
  });

  test('never changes what another branch holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { minLength: 1, maxLength: 10 }), async (list) => {
        const session = await openSession();
        for (const deed of list) {
          const before = session.save();
          await carryOut(session, deed);
          if (deed.kind === 'undo' || deed.kind === 'redo' || deed.kind === 'startOver') continue;
          for (const branch of before.branches.filter(({ id }) => id !== before.current)) {
            const now = session.save().branches.find(({ id }) => id === branch.id);
            if (now === undefined) expect(deed.kind).toBe('remove');
            else expect(now.commands).toEqual(branch.commands);
          }
        }
        session.dispose();
      }),
      { numRuns: 40 },
    );
  });
});
