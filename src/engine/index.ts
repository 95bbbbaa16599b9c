export { logDigest, scenarioDigest } from './digest';
export { COMMAND_TYPES } from './commands';
export { FAULT_TYPES } from './faults';
export { describeChart } from './inspect/describeChart';
export { recordEntity } from './inspect/recordEntity';
export { SUPPORTED_PROVIDERS } from './providers';
export { checkLog, simulate } from './simulate';
export { MissingSpecError } from './specs';
export { ENGINE_VERSION } from './version';
