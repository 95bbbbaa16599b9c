import data from '../../data/codedeploy/limits.json';

/** Quotas of the CodeDeploy service. AWS CodeDeploy User Guide, "CodeDeploy quotas". */
export const LIMITS = data.limits;
