import { clearFault, injectFault } from '../faults';
import type { Family } from './command';

export const faultCommands: Family<'fault.inject' | 'fault.clear'> = {
  'fault.inject': ({ fault }, world, cause) => injectFault(world, fault, cause),
  'fault.clear': ({ fault }, world, cause) => clearFault(world, fault, cause),
};
