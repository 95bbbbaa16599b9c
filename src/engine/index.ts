export { logDigest, scenarioDigest } from './digest';
export { FAULT_TYPES } from './faults';
export { SUPPORTED_PROVIDERS } from './providers';
export { checkLog, simulate } from './simulate';
export { MissingSpecError } from './specs';
export { ENGINE_VERSION } from './version';
