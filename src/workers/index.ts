export { createInProcessClient, type SimulationClient } from './SimulationClient';
export { createWorkerClient } from './workerClient';
export type { RunFingerprint } from './protocol';
