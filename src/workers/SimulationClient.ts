import type { Command, Scenario, SimulationLog } from '../domain';
import type { RunRequest, RunResponse } from './protocol';

/** The one door from the page to the engine. */
export interface SimulationClient {
  /** Simulates; rejects when the engine fails on this input. */
  run(scenario: Scenario, seed: number, commands: readonly Command[]): Promise<SimulationLog>;
  dispose(): void;
}

/** Simulates on the page's own thread: for tests, and for pages that forbid workers. The engine is loaded on first use. */
export function createInProcessClient(): SimulationClient {
  return {
    run: async (scenario, seed, commands) => {
      const { runScenario } = await import('./runScenario');
      return runScenario(scenario, seed, commands);
    },
    dispose: () => undefined,
  };
}

interface Waiting {
  readonly resolve: (log: SimulationLog) => void;
  readonly reject: (error: Error) => void;
  readonly again: () => Promise<SimulationLog>;
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
    if ('log' in data) asker?.resolve(data.log);
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

  open();
  return {
    run(scenario, seed, commands) {
      const again = (): Promise<SimulationLog> => fallback.run(scenario, seed, commands);
      const target = open();
      if (target === null) return again();
      return new Promise((resolve, reject) => {
        const request: RunRequest = { id: nextId++, scenario, seed, commands };
        waiting.set(request.id, { resolve, reject, again });
        target.postMessage(request);
      });
    },
    dispose() {
      worker?.terminate();
      worker = null;
      for (const asker of waiting.values()) asker.reject(new Error('The simulation was closed.'));
      waiting.clear();
    },
  };
}
