export { createInProcessClient, createWorkerClient, type SimulationClient } from './SimulationClient';
export type { RunFingerprint } from './protocol';
