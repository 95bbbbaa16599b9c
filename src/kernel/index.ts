export { compileMachine } from './compileMachine';
export { detExp, detLog, normalQuantile } from './detMath';
export { EventHeap, type QueueEntry } from './heap';
export {
  Kernel,
  type Appointment,
  type KernelLimits,
  type LoggedFact,
  type ObservedStep,
  type Observer,
} from './Kernel';
export { MachineRun, type EffectSink } from './machineRun';
export { RandomStreams, type RandomStream } from './random';
export { sampleBinomial, sampleDurationMs, sampleInteger, samplePoisson } from './sample';
export type { Candidate, EmittedLike, MachineEvent, MachineTable } from './table';
