export { createInProcessClient, createWorkerClient, type SimulationClient } from './SimulationClient';
