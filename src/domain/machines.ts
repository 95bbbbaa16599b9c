import type { AnyStateMachine } from 'xstate';
import { alarmMachine } from './alarm/alarm.machine';
import { IN_PLACE_EVENTS, IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL } from './aws';
import { buildMachine } from './build/build.machine';
import { deploymentMachine } from './deployment/deployment.machine';
import { targetMachine } from './deployment/target.machine';
import { applicationMachine } from './fleet/application.machine';
import { loadBalancerTargetMachine } from './fleet/loadBalancerTarget.machine';
import { actionMachine } from './pipeline/action.machine';
import { approvalMachine } from './pipeline/approval.machine';
import { executionMachine } from './pipeline/execution.machine';
import { sourceMachine } from './pipeline/source.machine';
import { stageExecutionMachine } from './pipeline/stageExecution.machine';
import { stageGateMachine } from './pipeline/stageGate.machine';

/** Every machine of the domain by name: for tests that hold for all of them and for drawing their charts. */
export const MACHINES: Readonly<Record<string, AnyStateMachine>> = {
  stageGate: stageGateMachine,
  execution: executionMachine,
  stageExecution: stageExecutionMachine,
  action: actionMachine,
  source: sourceMachine,
  approval: approvalMachine,
  build: buildMachine,
  deployment: deploymentMachine,
  targetInPlace: targetMachine(IN_PLACE_EVENTS),
  targetInPlaceWithTrafficControl: targetMachine(IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL),
  application: applicationMachine,
  loadBalancerTarget: loadBalancerTargetMachine,
  alarm: alarmMachine,
};
