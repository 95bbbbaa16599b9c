import type { Answers, RunRequest, RunResponse } from './protocol';
import { createInProcessClient, type SimulationClient } from './SimulationClient';

interface Waiting {
  readonly resolve: (answer: Answers[keyof Answers]) => void;
  readonly reject: (error: Error) => void;
  readonly again: () => Promise<Answers[keyof Answers]>;
}

/**
 * Simulates in a worker, so that the page stays smooth. Where workers are forbidden it goes on without one.
 * The worker starts at once, so that the engine is downloaded while the page still looks for a scenario.
 */
export function createWorkerClient(): SimulationClient {
  const fallback = createInProcessClient();
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  let worker: Worker | null = null;
  let isForbidden = false;

  function settle({ data }: MessageEvent<RunResponse>): void {
    const asker = waiting.get(data.id);
    waiting.delete(data.id);
    if ('answer' in data) asker?.resolve(data.answer);
    else asker?.reject(new Error(data.error));
  }

  /** The worker could not be loaded or broke: whoever waits is served on this thread. */
  function giveUp(): void {
    isForbidden = true;
    worker?.terminate();
    worker = null;
    for (const asker of waiting.values()) asker.again().then(asker.resolve, asker.reject);
    waiting.clear();
  }

  function open(): Worker | null {
    if (worker !== null || isForbidden) return worker;
    try {
      worker = new Worker(new URL('./simulation.worker.ts', import.meta.url), { type: 'module' });
      worker.addEventListener('message', settle);
      worker.addEventListener('error', giveUp);
    } catch {
      isForbidden = true;
    }
    return worker;
  }

  function ask<Wanted extends keyof Answers>(
    request: Omit<RunRequest, 'id'> & { readonly wanted: Wanted },
    again: () => Promise<Answers[Wanted]>,
  ): Promise<Answers[Wanted]> {
    const target = open();
    if (target === null) return again();
    return new Promise((resolve, reject) => {
      const id = nextId++;
      waiting.set(id, { resolve: resolve as Waiting['resolve'], reject, again });
      target.postMessage({ id, ...request } satisfies RunRequest);
    });
  }

  open();

  return {
    run: (scenario, seed, commands) =>
      ask({ wanted: 'log', scenario, seed, commands }, () => fallback.run(scenario, seed, commands)),
    fingerprint: (scenario, seed, commands) =>
      ask({ wanted: 'fingerprint', scenario, seed, commands }, () => fallback.fingerprint(scenario, seed, commands)),
    record: (scenario, seed, commands, entity) =>
      ask({ wanted: 'record', scenario, seed, commands, entity }, () =>
        fallback.record(scenario, seed, commands, entity),
      ),
    dispose() {
      worker?.terminate();
      worker = null;
      for (const asker of waiting.values()) asker.reject(new Error('The simulation was closed.'));
      waiting.clear();
    },
  };
}
