import { faultParams } from '../faultParams';
import { line, type RulesFor } from './types';

type InterventionFact =
  | 'fault.injected'
  | 'fault.cleared'
  | 'fault.struck'
  | 'fault.rejected'
  | 'execution.stopRequested'
  | 'execution.stopped'
  | 'execution.resumed'
  | 'stage.retried'
  | 'stage.stopping'
  | 'stage.stopped'
  | 'action.abandoned'
  | 'deployment.stopRequested'
  | 'instance.started';

/** Sentences about faults, and about what people stop, retry and repair. */
export const interventionRules: RulesFor<InterventionFact> = {
  'fault.injected': ({ data }) => line('fault.injected', 9, faultParams(data)),
  'fault.cleared': ({ data }) => line('fault.cleared', 7, faultParams(data)),
  'fault.struck': ({ data }) => line('fault.struck', 4, faultParams(data)),
  'fault.rejected': ({ data }) => line('fault.rejected', 5, { ...faultParams(data), reason: data.reason }),
  'execution.stopRequested': ({ data: { number, reason, isAbandoned } }) =>
    line(isAbandoned ? 'execution.abandonRequested' : 'execution.stopRequested', 8, { number, reason }),
  'execution.stopped': ({ data: { number, stage } }) => line('execution.stopped', 3, { number, stage }),
  'execution.resumed': ({ data: { number, stage } }) => line('execution.resumed', 1, { number, stage }),
  'stage.retried': ({ data: { number, stage, mode, actions } }) =>
    line('stage.retried', 6, { number, stage, mode, actions: actions.join(', ') }),
  'stage.stopping': ({ data: { number, stage } }) => line('stage.stopping', 0, { number, stage }),
  'stage.stopped': ({ data: { number, stage } }) => line('stage.stopped', 0, { number, stage }),
  'action.abandoned': ({ data: { number, stage, action } }) => line('action.abandoned', 2, { number, stage, action }),
  'deployment.stopRequested': ({ data: { deploymentId, status } }) =>
    line('deployment.stopRequested', 6, { deploymentId, status }),
  'instance.started': ({ data }) => line('instance.started', 4, data),
};
