import type { Scenario } from '../../domain';
import { err, ok, type Result } from '../../shared';
import type { RunFingerprint, SimulationClient } from '../../workers';
import { currentBranch } from '../branches';
import { isDigestOf, type KeptRun } from './runSchema';
import { unreadable, type Unreadable } from './unreadable';

/** Whether a run from elsewhere shows here what it showed there. */
export type Verdict =
  /** The same log, as far as can be told. */
  | { readonly kind: 'same' }
  /** The engine has changed since: today's may give another log. */
  | { readonly kind: 'engineChanged'; readonly from: number; readonly to: number }
  /** The scenario has another content now. */
  | { readonly kind: 'scenarioChanged' }
  /** Same engine, same scenario, and yet another log: somebody has changed the link. */
  | { readonly kind: 'differs' };

export interface Judged {
  readonly verdict: Verdict;
  /** The run as it is here: with the digest and the engine that it would have today. */
  readonly today: KeptRun;
}

/**
 * Simulates a run from elsewhere and compares digests. `logDigest` is the expected one of the current branch, or its
 * first digits; null when the source has none. Rejects when the engine fails.
 */
export async function judge(
  run: KeptRun,
  logDigest: string | null,
  scenario: Scenario,
  client: SimulationClient,
): Promise<Result<Judged, Unreadable>> {
  const here = await client.fingerprint(scenario, run.seed, currentBranch(run.tree).commands);
  const verdict = compare(run, logDigest, here);
  // On the very same scenario nobody can have been beyond its end.
  const isBeyond = run.tree.branches.some(({ furthest }) => furthest > scenario.untilMs);
  if (isBeyond && verdict.kind !== 'scenarioChanged') return err(unreadable('badShape', 'time'));
  const { scenarioDigest: digest, engineVersion } = here;
  return ok({ verdict, today: { ...run, digest, engineVersion } });
}

function compare(run: KeptRun, logDigest: string | null, here: RunFingerprint): Verdict {
  const from = run.engineVersion ?? here.engineVersion;
  if (run.digest !== null && !isDigestOf(run.digest, here.scenarioDigest)) return { kind: 'scenarioChanged' };
  if (from !== here.engineVersion) return { kind: 'engineChanged', from, to: here.engineVersion };
  return { kind: logDigest === null || isDigestOf(logDigest, here.logDigest) ? 'same' : 'differs' };
}
