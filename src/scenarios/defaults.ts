import type { CodeBuildProject, DeploymentGroup, TargetGroup } from '../domain';

/** What AWS takes when a member is left out, as far as AWS has a default. */

/** AWS CodeBuild API reference, `CreateProject`. */
export const DEFAULT_PROJECT: CodeBuildProject = {
  computeType: 'BUILD_GENERAL1_SMALL',
  environmentType: 'LINUX_CONTAINER',
  image: 'aws/codebuild/amazonlinux-x86_64-standard:5.0',
  buildspec: 'buildspec.yml',
  timeoutInMinutes: 60,
  queuedTimeoutInMinutes: 480,
};

/** Elastic Load Balancing API reference, `CreateTargetGroup` and target group attributes (Application Load Balancer). */
export const DEFAULT_TARGET_GROUP: Omit<TargetGroup, 'loadBalancerName' | 'targetGroupName'> = {
  healthCheckIntervalSeconds: 30,
  healthyThresholdCount: 5,
  unhealthyThresholdCount: 2,
  deregistrationDelaySeconds: 300,
};

/** AWS CodeDeploy API reference, `CreateDeploymentGroup`: OneAtATime, no alarms; automatic rollback is off. */
export function defaultGroup(
  applicationName: string,
  deploymentGroupName: string,
  hasLoadBalancer: boolean,
): DeploymentGroup {
  return {
    applicationName,
    deploymentGroupName,
    deploymentConfigName: 'CodeDeployDefault.OneAtATime',
    minimumHealthyHosts: null,
    deploymentOption: hasLoadBalancer ? 'WITH_TRAFFIC_CONTROL' : 'WITHOUT_TRAFFIC_CONTROL',
    autoRollback: { enabled: false, events: [] },
    alarms: { enabled: false, names: [] },
  };
}
