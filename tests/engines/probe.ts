import type { Command, Scenario, SimulationLog } from '../../src/domain';
import { logDigest } from '../../src/engine/digest';

/** One run to be done: which, and with what. */
export interface ProbeRun {
  readonly name: string;
  readonly scenario: Scenario;
  readonly seed: number;
  readonly commands: readonly Command[];
}

type Answer = { readonly id: number; readonly log: SimulationLog } | { readonly id: number; readonly error: string };

/**
 * In the page of the built app: asks the shipped simulation worker for every run, one after the other, and returns
 * the digest of each log, computed in this browser too. Rejects when the worker cannot be loaded or refuses a run.
 */
export async function digests(workerUrl: string, runs: readonly ProbeRun[]): Promise<readonly string[]> {
  const worker = new Worker(workerUrl, { type: 'module' });
  const found: string[] = [];
  try {
    for (const [id, { scenario, seed, commands }] of runs.entries()) {
      found.push(
        await new Promise<string>((resolve, reject) => {
          worker.onerror = (event) => reject(new Error(`The worker broke: ${event.message}`));
          worker.onmessage = ({ data }: MessageEvent<Answer>) =>
            'log' in data ? resolve(logDigest(data.log)) : reject(new Error(data.error));
          worker.postMessage({ id, scenario, seed, commands });
        }),
      );
    }
  } finally {
    worker.terminate();
  }
  return found;
}
