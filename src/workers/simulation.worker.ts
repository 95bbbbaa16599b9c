import type { RunRequest, RunResponse } from './protocol';
import { fingerprintScenario, recordScenario, runScenario } from './runScenario';

const ANSWERS = { log: runScenario, fingerprint: fingerprintScenario, record: recordScenario };

addEventListener('message', ({ data }: MessageEvent<RunRequest>) => {
  const { id, wanted, scenario, seed, commands, entity } = data;
  const respond = (response: RunResponse): void => postMessage(response);
  ANSWERS[wanted](scenario, seed, commands, entity ?? '').then(
    (answer) => respond({ id, answer }),
    (error: unknown) => respond({ id, error: error instanceof Error ? error.message : String(error) }),
  );
});
