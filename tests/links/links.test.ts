import { describe, expect, test } from 'vitest';
import { ENGINE_VERSION, scenarioDigest, simulate } from '../../src/engine';
import { createInProcessClient } from '../../src/workers';
import { currentBranch } from '../../src/workspace/branches';
import { decodeLink, encodeLink, LINK_VERSION, MAX_LINK_CHARS, onlyCurrent } from '../../src/workspace/keeping/link';
import { judge } from '../../src/workspace/keeping/verdict';
import { fullRun } from '../support/fullRun';
import { shipped, SHIPPED } from '../support/shipped';
import { givenLinks, withMissing, type GivenLink } from './registry';

const client = createInProcessClient();
/** As long as addresses of hosted pages get. */
const PAGE = 'https://somebody-with-a-name.github.io/a-course-of-the-year/baepo/#/link/';

const cases = givenLinks().map(
  (given) => [`${given.scenario}, format ${given.format}, engine ${given.engineVersion}`, given] as const,
);

async function opened({ link }: GivenLink) {
  const read = await decodeLink(link);
  if (!read.ok) throw new Error(`${read.error.code} ${read.error.path}`);
  return read.value;
}

describe('every link that was ever given out', () => {
  test.each(cases)('opens: %s', async (_, given) => {
    const { run } = await opened(given);
    const branch = currentBranch(run.tree);
    expect(run).toMatchObject({ seed: given.seed, engineVersion: given.engineVersion });
    expect(run.scenario).toEqual({ kind: 'shipped', id: given.scenario });
    expect(given.scenarioDigest.startsWith(run.digest)).toBe(true);
    expect([branch.t, branch.commands.length, run.tree.branches.length]).toEqual([
      given.t,
      given.commands,
      given.branches,
    ]);
    // Whatever has changed since: the commands can still be carried out.
    simulate(shipped(given.scenario).scenario, run.seed, branch.commands);
  });

  test.each(cases)('shows the same, or the app knows why not: %s', async (_, given) => {
    const { run, logDigest } = await opened(given);
    const { scenario } = shipped(given.scenario);
    const judged = await judge(run, logDigest, scenario, client);
    const isScenario = scenarioDigest(scenario) === given.scenarioDigest;
    const isEngine = given.engineVersion === ENGINE_VERSION;
    const kind = !isScenario ? 'scenarioChanged' : !isEngine ? 'engineChanged' : 'same';
    expect(judged).toMatchObject({ ok: true, value: { verdict: { kind } } });
    if (kind !== 'same') return;
    const { logDigest: whole } = await client.fingerprint(scenario, run.seed, currentBranch(run.tree).commands);
    expect(whole).toBe(given.logDigest);
  });
});

test.each(SHIPPED)('%s has a link of today’s format (else: npm run links)', (id) => {
  expect(givenLinks().some((given) => given.scenario === id && given.format === LINK_VERSION)).toBe(true);
});

test('adding links touches none of those that are there', async () => {
  const given = givenLinks();
  expect((await withMissing(given)).slice(0, given.length)).toEqual(given);
  expect((await withMissing([])).map(({ scenario }) => scenario)).toEqual(SHIPPED);
});

test.each(SHIPPED)('a link to %s with everything done has at most 1,800 characters', async (id) => {
  const linked = fullRun(shipped(id).scenario);
  expect(linked.run.tree.branches).toHaveLength(2);
  const link = await encodeLink(linked);
  const alone = await encodeLink({ ...linked, run: { ...linked.run, ...pick(onlyCurrent(linked.run)) } });
  expect((PAGE + link).length).toBeLessThanOrEqual(MAX_LINK_CHARS);
  expect(alone.length).toBeLessThan(link.length);
});

const pick = ({ tree }: ReturnType<typeof onlyCurrent>) => ({ tree });

test('a changed letter in the commands is noticed, because the log no longer fits', async () => {
  const linked = fullRun(shipped('failing-test').scenario);
  const branch = currentBranch(linked.run.tree);
  const commands = branch.commands.slice(0, -1);
  const tree = { branches: [{ ...branch, commands }], current: branch.id };
  const read = await decodeLink(await encodeLink({ ...linked, run: { ...linked.run, tree } }));
  if (!read.ok) throw new Error(read.error.code);
  const judged = await judge(read.value.run, read.value.logDigest, shipped('failing-test').scenario, client);
  expect(judged).toMatchObject({ ok: true, value: { verdict: { kind: 'differs' } } });
});

test('a moment after the end of the scenario is refused', async () => {
  const { scenario } = shipped('failing-test');
  const { run, logDigest } = fullRun(scenario);
  const branches = run.tree.branches.map((branch) => ({ ...branch, furthest: scenario.untilMs + 1 }));
  const judged = await judge({ ...run, tree: { ...run.tree, branches } }, logDigest, scenario, client);
  expect(judged).toEqual({ ok: false, error: { code: 'badShape', path: 'time' } });
});
