import { readFileSync } from 'node:fs';
import { ENGINE_VERSION, scenarioDigest } from '../../src/engine';
import { currentBranch } from '../../src/workspace/branches';
import { encodeLink, LINK_VERSION } from '../../src/workspace/keeping/link';
import { fullRun } from '../support/fullRun';
import { shipped, SHIPPED } from '../support/shipped';

/** A link that was given out once, and what it showed then. Entries are added and never changed. */
export interface GivenLink {
  readonly format: number;
  readonly scenario: string;
  readonly engineVersion: number;
  readonly scenarioDigest: string;
  readonly seed: number;
  readonly t: number;
  readonly branches: number;
  readonly commands: number;
  readonly logDigest: string;
  readonly link: string;
}

export const REGISTRY = 'tests/links/links.json';

export function givenLinks(): readonly GivenLink[] {
  return JSON.parse(readFileSync(REGISTRY, 'utf8')) as GivenLink[];
}

/** The given ones as they are, and behind them one for each scenario that has none of today's format, engine and content. */
export async function withMissing(given: readonly GivenLink[]): Promise<readonly GivenLink[]> {
  const added: GivenLink[] = [];
  for (const id of SHIPPED) {
    const digest = scenarioDigest(shipped(id).scenario);
    const isThere = given.some(
      (entry) =>
        entry.format === LINK_VERSION &&
        entry.scenario === id &&
        entry.engineVersion === ENGINE_VERSION &&
        entry.scenarioDigest === digest,
    );
    if (!isThere) added.push(await newLink(id));
  }
  return [...given, ...added];
}

async function newLink(id: string): Promise<GivenLink> {
  const linked = fullRun(shipped(id).scenario);
  const { tree, digest, engineVersion, seed } = linked.run;
  return {
    format: LINK_VERSION,
    scenario: id,
    engineVersion,
    scenarioDigest: digest,
    seed,
    t: currentBranch(tree).t,
    branches: tree.branches.length,
    commands: currentBranch(tree).commands.length,
    logDigest: linked.logDigest,
    link: await encodeLink(linked),
  };
}
