import type { DeploymentGroup, TargetSelection } from '../domain';
import { defaultGroup } from './defaults';
import type { AuthoredScenario } from './scenario.schema';

type AuthoredGroup = NonNullable<AuthoredScenario['codedeploy']>[number];

/** A deployment group with what its author left out filled in as the service does. */
export function groupOf(given: AuthoredGroup, hasLoadBalancer: boolean): DeploymentGroup {
  const base = defaultGroup(given.applicationName, given.deploymentGroupName, hasLoadBalancer);
  const { ignorePollAlarmFailure } = given.alarmConfiguration ?? {};
  return {
    ...base,
    deploymentConfigName: given.deploymentConfigName ?? base.deploymentConfigName,
    minimumHealthyHosts: given.minimumHealthyHosts ?? null,
    ...(given.zonalConfig === undefined ? {} : { zonalConfig: given.zonalConfig }),
    deploymentOption: given.deploymentStyle?.deploymentOption ?? base.deploymentOption,
    autoRollback: given.autoRollbackConfiguration ?? base.autoRollback,
    alarms: {
      enabled: given.alarmConfiguration?.enabled ?? false,
      names: (given.alarmConfiguration?.alarms ?? []).map(({ name }) => name),
      ...(ignorePollAlarmFailure === undefined ? {} : { ignorePollAlarmFailure }),
    },
    ...targetsOf(given),
  };
}

function targetsOf(given: AuthoredGroup): { targets?: TargetSelection } {
  const { ec2TagSet, onPremisesTagSet, autoScalingGroups } = given;
  if (ec2TagSet === undefined && onPremisesTagSet === undefined && autoScalingGroups === undefined) return {};
  return {
    targets: {
      ec2TagSet: ec2TagSet ?? [],
      onPremisesTagSet: onPremisesTagSet ?? [],
      autoScalingGroups: autoScalingGroups ?? [],
    },
  };
}
