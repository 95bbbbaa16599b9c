import type { DeploymentGroup, ScheduledDeployment, TargetSelection } from '../domain';
import { defaultGroup } from './defaults';
import type { AuthoredScenario } from './scenario.schema';
import { durationMs, known } from './units';

type AuthoredGroup = NonNullable<AuthoredScenario['codedeploy']>[number];

/** A deployment group with what its author left out filled in as the service does. */
export function groupOf(given: AuthoredGroup, hasLoadBalancer: boolean): DeploymentGroup {
  const base = defaultGroup(given.applicationName, given.deploymentGroupName, hasLoadBalancer);
  return {
    ...base,
    deploymentConfigName: given.deploymentConfigName ?? base.deploymentConfigName,
    minimumHealthyHosts: given.minimumHealthyHosts ?? null,
    deploymentOption: given.deploymentStyle?.deploymentOption ?? base.deploymentOption,
    autoRollback: given.autoRollbackConfiguration ?? base.autoRollback,
    alarms: alarmsOf(given.alarmConfiguration) ?? base.alarms,
    ...known({ zonalConfig: given.zonalConfig, targets: targetsOf(given) }),
  };
}

function alarmsOf(given: AuthoredGroup['alarmConfiguration']): DeploymentGroup['alarms'] | undefined {
  if (given === undefined) return undefined;
  const { enabled, alarms, ignorePollAlarmFailure } = given;
  return { enabled, names: alarms.map(({ name }) => name), ...known({ ignorePollAlarmFailure }) };
}

function targetsOf(given: AuthoredGroup): TargetSelection | undefined {
  const { ec2TagSet, onPremisesTagSet, autoScalingGroups } = given;
  if (ec2TagSet === undefined && onPremisesTagSet === undefined && autoScalingGroups === undefined) return undefined;
  return {
    ec2TagSet: ec2TagSet ?? [],
    onPremisesTagSet: onPremisesTagSet ?? [],
    autoScalingGroups: autoScalingGroups ?? [],
  };
}

/** Deployments past the pipeline, in order of time. Without a revision it is the state at the start. */
export function deploymentsOf(given: NonNullable<AuthoredScenario['deployments']>): ScheduledDeployment[] {
  const deployments = given.map((each): ScheduledDeployment => {
    const { deploymentConfigName, ignoreApplicationStopFailures, fileExistsBehavior, autoRollbackConfiguration } = each;
    return {
      atMs: durationMs(each.at),
      applicationName: each.applicationName,
      deploymentGroupName: each.deploymentGroupName,
      revision: each.revision ?? 'baseline',
      options: known({
        deploymentConfigName,
        ignoreApplicationStopFailures,
        fileExistsBehavior,
        autoRollbackConfiguration,
        overrideAlarmConfiguration: alarmsOf(each.overrideAlarmConfiguration),
      }),
    };
  });
  return deployments.sort((a, b) => a.atMs - b.atMs);
}
