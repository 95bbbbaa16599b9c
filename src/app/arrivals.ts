import { createWorkerClient } from '../workers';
import type { Library } from '../workspace/keeping/Library.svelte';
import type { ViewHints } from '../workspace/keeping/linkWire';
import type { Reason } from '../workspace/keeping/RestorePoints.svelte';
import type { KeptRun } from '../workspace/keeping/runSchema';
import type { Unreadable } from '../workspace/keeping/unreadable';
import { judge, type Verdict } from '../workspace/keeping/verdict';
import type { Route } from '../workspace/route';
import { openScenario } from './openScenario';

/** A run that has come from somewhere and is to be opened. */
export interface Arrival {
  readonly run: KeptRun;
  /** The expected digest of the log, or its first digits; null when the source has none. */
  readonly logDigest: string | null;
  readonly view: ViewHints;
  readonly reason: Reason;
}

/** What became of an address that carries a run, or names one. */
export type Outcome =
  | { readonly kind: 'unreadable'; readonly problem: Unreadable }
  | { readonly kind: 'gone' | 'filesRefused' | 'engineFailed' }
  | { readonly kind: 'unknownScenario'; readonly id: string }
  | { readonly kind: 'judged'; readonly arrival: Arrival; readonly verdict: Verdict };

/** Reads what a route carries and simulates it once, so that it is known whether it shows what its sender saw. */
export async function receive(route: Extract<Route, { page: 'link' | 'point' }>, library: Library): Promise<Outcome> {
  const arrival = route.page === 'link' ? await readLink(route.link) : pointOf(route.point, library);
  return 'kind' in arrival ? arrival : judged(arrival);
}

async function readLink(link: string): Promise<Arrival | Outcome> {
  const { decodeLink } = await import('../workspace/keeping/link');
  const read = await decodeLink(link);
  return read.ok ? { ...read.value, reason: 'link' } : { kind: 'unreadable', problem: read.error };
}

function pointOf(id: string, library: Library): Arrival | Outcome {
  const point = library.points.all.find((each) => each.id === id);
  return point === undefined ? { kind: 'gone' } : { run: point.run, logDigest: null, view: {}, reason: 'point' };
}

async function judged(arrival: Arrival): Promise<Outcome> {
  const { run, logDigest } = arrival;
  const opened = await openScenario(run.scenario);
  if (opened === null) {
    const { scenario } = run;
    return scenario.kind === 'own' ? { kind: 'filesRefused' } : { kind: 'unknownScenario', id: scenario.id };
  }
  const client = createWorkerClient();
  try {
    const result = await judge(run, logDigest, opened.scenario, client);
    if (!result.ok) return { kind: 'unreadable', problem: result.error };
    const { verdict, today } = result.value;
    return { kind: 'judged', arrival: { ...arrival, run: today }, verdict };
  } catch {
    return { kind: 'engineFailed' };
  } finally {
    client.dispose();
  }
}

/** Where the run of an arrival is seen once it is placed. */
export function routeOf({ scenario }: KeptRun): Route {
  return scenario.kind === 'own'
    ? { page: 'own', isRunning: true }
    : { page: 'run', scenario: scenario.id, seed: null };
}
