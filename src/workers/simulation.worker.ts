import type { RunRequest, RunResponse } from './protocol';
import { fingerprintScenario, runScenario } from './runScenario';

const ANSWERS = { log: runScenario, fingerprint: fingerprintScenario };

addEventListener('message', ({ data }: MessageEvent<RunRequest>) => {
  const { id, wanted, scenario, seed, commands } = data;
  const respond = (response: RunResponse): void => postMessage(response);
  ANSWERS[wanted](scenario, seed, commands).then(
    (answer) => respond({ id, answer }),
    (error: unknown) => respond({ id, error: error instanceof Error ? error.message : String(error) }),
  );
});
