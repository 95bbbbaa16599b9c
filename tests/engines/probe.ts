import type { Command, Scenario, SimulationLog } from '../../src/domain';
import { logDigest } from '../../src/engine/digest';
import type { RunRequest, RunResponse } from '../../src/workers/protocol';

/** One run to be done: which, and with what. */
export interface ProbeRun {
  readonly name: string;
  readonly scenario: Scenario;
  readonly seed: number;
  readonly commands: readonly Command[];
}

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
          worker.onmessage = ({ data }: MessageEvent<RunResponse>) =>
            'answer' in data ? resolve(logDigest(data.answer as SimulationLog)) : reject(new Error(data.error));
          worker.postMessage({ id, wanted: 'log', scenario, seed, commands } satisfies RunRequest);
        }),
      );
    }
  } finally {
    worker.terminate();
  }
  return found;
}

const PATIENCE_MS = 30_000;

/**
 * In any page: embeds the app in a sandboxed frame without an origin, moves it by message, and returns what it then
 * says of itself. Rejects when the frame stays silent.
 */
export async function sandboxedFrame(frameUrl: string): Promise<string> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.width = '320';
  frame.height = '420';
  const said = (type: string): Promise<object> =>
    new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`The sandboxed frame never said ${type}`)), PATIENCE_MS);
      addEventListener('message', ({ source, data }: MessageEvent<{ type: string }>) => {
        if (source === frame.contentWindow && data.type === type) resolve(data);
      });
    });
  const ready = said('baepo:ready');
  frame.src = `${frameUrl}?scenario=rollback-on-alarm&seed=42&lang=en`;
  document.body.append(frame);
  await ready;
  const moved = said('baepo:state');
  frame.contentWindow?.postMessage({ type: 'baepo:seek', t: 352 }, '*');
  const state = await moved;
  frame.remove();
  return JSON.stringify(state);
}
