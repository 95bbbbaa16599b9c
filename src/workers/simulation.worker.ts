import type { RunRequest, RunResponse } from './protocol';
import { runScenario } from './runScenario';

addEventListener('message', ({ data }: MessageEvent<RunRequest>) => {
  const answer = (response: RunResponse): void => postMessage(response);
  runScenario(data.scenario, data.seed, data.commands).then(
    (log) => answer({ id: data.id, log }),
    (error: unknown) => answer({ id: data.id, error: error instanceof Error ? error.message : String(error) }),
  );
});
