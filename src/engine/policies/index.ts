import { codeBuildPolicy } from '../providers/codebuild.provider';
import { approvalPolicy } from '../providers/approval.provider';
import { sourcePolicy } from '../providers/source.provider';
import { combinePolicies } from '../policy';
import { alarmPolicy } from './alarm.policy';
import { deploymentPolicy } from './deployment.policy';
import { executionPolicy } from './execution.policy';
import { instancePolicy } from './instance.policy';
import { stagePolicy } from './stage.policy';
import { trafficPolicy } from './traffic.policy';

/** All reactions, in a fixed order: the fleet's index is brought up to date before traffic is split by it. */
export const REACTIONS = combinePolicies([
  executionPolicy,
  stagePolicy,
  sourcePolicy,
  codeBuildPolicy,
  approvalPolicy,
  instancePolicy,
  deploymentPolicy,
  trafficPolicy,
  alarmPolicy,
]);
