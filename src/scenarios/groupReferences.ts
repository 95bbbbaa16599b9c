import type { DeploymentGroup, Scenario, TagFilter } from '../domain';
import { CUSTOM_RULES, PREDEFINED_CONFIGURATIONS } from '../domain/deployment/configurations';
import type { InputError, Path } from '../formats';
import { nearest } from '../shared';

/** Notes an error at a path; `code` is without the leading `scenario.`, `suggestion` is what was probably meant. */
export type Note = (
  path: Path,
  code: string,
  message: string,
  params?: InputError['params'],
  suggestion?: string | null,
) => void;

/** What CodeDeploy refuses of deployment groups and their configurations, with the service's exception where it has one. */
export function checkDeploymentGroups(note: Note, scenario: Scenario): void {
  for (const [index, group] of scenario.deploymentGroups.entries()) {
    const at: Path = ['codedeploy', index];
    checkConfiguration(note, at, group);
    checkTargets(note, at, group, scenario);
    checkLoadBalancer(note, at, group, scenario);
  }
}

/** AWS CodeDeploy User Guide, "Create a deployment configuration"; API reference, `CreateDeploymentConfig`. */
function checkConfiguration(note: Note, at: Path, group: DeploymentGroup): void {
  const { deploymentConfigName: name, minimumHealthyHosts, zonalConfig } = group;
  const isPredefined = PREDEFINED_CONFIGURATIONS.includes(name);
  const namePath = [...at, 'deploymentConfigName'];
  const isCustom = minimumHealthyHosts !== null || zonalConfig !== undefined;
  if (!isPredefined && minimumHealthyHosts === null) {
    const meant = nearest(name, PREDEFINED_CONFIGURATIONS);
    note(namePath, 'unknownConfig', `There is no configuration ${name}.`, { name }, meant);
  } else if (isCustom && name.startsWith(CUSTOM_RULES.reservedPrefix)) {
    const message = `InvalidDeploymentConfigNameException: the name of a custom configuration must not start with ${CUSTOM_RULES.reservedPrefix}`;
    note(namePath, 'reservedConfigName', message, { prefix: CUSTOM_RULES.reservedPrefix });
  }
  checkPercent(note, [...at, 'minimumHealthyHosts', 'value'], minimumHealthyHosts);
  const perZone = zonalConfig?.minimumHealthyHostsPerZone ?? null;
  checkPercent(note, [...at, 'zonalConfig', 'minimumHealthyHostsPerZone', 'value'], perZone);
}

function checkPercent(note: Note, path: Path, minimum: DeploymentGroup['minimumHealthyHosts']): void {
  const { max } = CUSTOM_RULES.FLEET_PERCENT;
  if (minimum?.type !== 'FLEET_PERCENT' || minimum.value <= max) return;
  const message = `InvalidMinimumHealthyHostValueException: FLEET_PERCENT must be from 0 to ${max}.`;
  note(path, 'badFleetPercent', message, { max });
}

/** AWS CodeDeploy API reference, `EC2TagFilter`, `AutoScalingGroup`. */
function checkTargets(note: Note, at: Path, { targets }: DeploymentGroup, scenario: Scenario): void {
  if (targets === undefined) return;
  for (const key of ['ec2TagSet', 'onPremisesTagSet'] as const) {
    for (const [position, filters] of targets[key].entries()) {
      for (const [place, filter] of filters.entries()) {
        if (isComplete(filter)) continue;
        const message = `InvalidTagFilterException: ${filter.Type} does not fit the members that are given.`;
        note([...at, key, position, place], 'badTagFilter', message, { type: filter.Type });
      }
    }
  }
  const known = new Set(scenario.fleet.instances.map(({ autoScalingGroup }) => autoScalingGroup));
  for (const [position, name] of targets.autoScalingGroups.entries()) {
    if (known.has(name)) continue;
    const message = `InvalidAutoScalingGroupException: there is no Auto Scaling group ${name}.`;
    const meant = nearest(
      name,
      [...known].flatMap((each) => each ?? []),
    );
    note([...at, 'autoScalingGroups', position], 'unknownAutoScalingGroup', message, { name }, meant);
  }
}

function isComplete({ Type, Key, Value }: TagFilter): boolean {
  if (Type === 'KEY_ONLY') return Key !== undefined && Value === undefined;
  if (Type === 'VALUE_ONLY') return Key === undefined && Value !== undefined;
  return Key !== undefined && Value !== undefined;
}

/** AWS CodeDeploy User Guide, "Integrating CodeDeploy with Elastic Load Balancing". */
function checkLoadBalancer(note: Note, at: Path, group: DeploymentGroup, scenario: Scenario): void {
  if (group.deploymentOption !== 'WITH_TRAFFIC_CONTROL') return;
  const path = [...at, 'deploymentStyle'];
  if (scenario.targetGroup === null) {
    const message = 'InvalidLoadBalancerInfoException: WITH_TRAFFIC_CONTROL needs a load balancer (targetGroup).';
    note(path, 'noLoadBalancer', message);
  }
  // Only EC2 instances are registered with the load balancer.
  if ((group.targets?.onPremisesTagSet.length ?? 0) > 0) {
    const message = 'On-premises instances are not behind the load balancer: the group needs WITHOUT_TRAFFIC_CONTROL.';
    note(path, 'onPremisesBehindLoadBalancer', message);
  }
}

/** AWS CodeDeploy API reference, `RegisterOnPremisesInstance`. */
export function checkHosts(note: Note, scenario: Scenario, entries: readonly { readonly id: string }[]): void {
  const at = (id: string): Path => ['fleet', 'instances', entries.findIndex((entry) => entry.id === id)];
  const arns = new Set<string>();
  for (const { id, onPremises, autoScalingGroup } of scenario.fleet.instances) {
    if (onPremises === undefined) continue;
    const { iamUserArn, iamSessionArn } = onPremises;
    const path: Path = [...at(id), 'onPremises'];
    if (autoScalingGroup !== undefined) {
      note([...at(id), 'autoScalingGroup'], 'onPremisesInAutoScaling', `The host ${id} is not in EC2.`, { id });
    }
    if (iamUserArn === undefined && iamSessionArn === undefined) {
      note(path, 'noIamArn', 'IamArnRequiredException: a host needs an IAM user ARN or an IAM session ARN.');
    } else if (iamUserArn !== undefined && iamSessionArn !== undefined) {
      note(path, 'twoIamArns', 'MultipleIamArnsProvidedException: a host has one ARN, of a user or of a session.');
    }
    checkArn(note, [...path, 'iamUserArn'], iamUserArn, USER_ARN, arns);
    checkArn(note, [...path, 'iamSessionArn'], iamSessionArn, SESSION_ARN, arns);
  }
}

const USER_ARN = /^arn:aws[a-z-]*:iam::\d{12}:user\/[\w+=,.@/-]+$/;
const SESSION_ARN = /^arn:aws[a-z-]*:sts::\d{12}:assumed-role\/[\w+=,.@-]+\/[\w+=,.@-]+$/;

function checkArn(note: Note, path: Path, arn: string | undefined, form: RegExp, taken: Set<string>): void {
  if (arn === undefined) return;
  if (!form.test(arn)) note(path, 'badIamArn', `This is not an ARN of the kind that belongs here: ${arn}`, { arn });
  else if (taken.has(arn)) note(path, 'iamArnTaken', `Another host is registered with ${arn}.`, { arn });
  taken.add(arn);
}

/** Deployments past the pipeline: the group exists, and the revision has been pushed by then. */
export function checkDeployments(note: Note, scenario: Scenario): void {
  for (const [index, deployment] of (scenario.deployments ?? []).entries()) {
    const { applicationName, deploymentGroupName, revision, atMs, options } = deployment;
    const at: Path = ['deployments', index];
    const group = scenario.deploymentGroups.find(
      (each) => each.applicationName === applicationName && each.deploymentGroupName === deploymentGroupName,
    );
    if (group === undefined) {
      const name = `${applicationName}/${deploymentGroupName}`;
      note([...at, 'deploymentGroupName'], 'unknownGroup', `codedeploy has no group ${name}.`, { name });
    }
    const config = options.deploymentConfigName;
    if (config !== undefined && config !== group?.deploymentConfigName && !PREDEFINED_CONFIGURATIONS.includes(config)) {
      note([...at, 'deploymentConfigName'], 'unknownConfig', `There is no configuration ${config}.`, { name: config });
    }
    const isThere =
      revision === 'baseline' || scenario.commits.some((commit) => commit.id === revision && commit.atMs < atMs);
    if (!isThere) {
      const message = `RevisionDoesNotExistException: ${revision} has not been pushed by then.`;
      note([...at, 'revision'], 'unknownRevision', message, { id: revision });
    }
  }
}
