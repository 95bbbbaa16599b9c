type Params = Readonly<Record<string, string | number>>;

/** Why a scenario file was refused, by code. */
export const scenarioErrors = {
  'scenario.unknownKey': (p: Params) => `The key “${p.key}” does not exist here.`,
  'scenario.missing': (p: Params) => `${p.key} is missing.`,
  'scenario.badValue': (p: Params) => `${p.key}: expected ${p.expected}, found ${p.received}.`,
  'scenario.missingFile': (p: Params) => `files has no entry ${p.path}.`,
  'scenario.unknownEdit': (p: Params) => `There is no edit ${p.id}.`,
  'scenario.badUntil': (_: Params) => 'until must be from 10s to 24h.',
  'scenario.badPath': (p: Params) => `The path ${p.path} is not allowed.`,
  'scenario.duplicateId': (p: Params) => `The id ${p.id} stands here twice.`,
  'scenario.editDoesNotApply': (p: Params) => `The change ${p.id} does not fit the files.`,
  'scenario.unknownConfig': (p: Params) => `There is no deployment configuration ${p.name}.`,
  'scenario.unknownAlarm': (p: Params) => `There is no alarm ${p.name}.`,
  'scenario.unknownGroup': (p: Params) => `codedeploy has no group ${p.name}.`,
  'scenario.unknownInstance': (p: Params) => `There is no instance ${p.id}.`,
  'scenario.unknownZone': (p: Params) => `The fleet has no Availability Zone ${p.id}.`,
  'scenario.unknownProject': (p: Params) => `The pipeline has no build project ${p.id}.`,
  'scenario.untilBeforeAt': (_: Params) => 'until must come after at.',
  'scenario.unknownStage': (p: Params) => `There is no transition into ${p.stage}.`,
  'scenario.unknownTiming': (p: Params) => `There is no timing ${p.key}.`,
  'scenario.afterEnd': (_: Params) => 'This lies behind the end of the run.',
  'scenario.notSorted': (_: Params) => 'Times must rise.',
  'scenario.badInstances': (_: Params) => 'The number of instances must be from 1 to 1000.',
  'scenario.reservedConfigName': (p: Params) =>
    `The name of a custom configuration must not start with ${p.prefix} (InvalidDeploymentConfigNameException).`,
  'scenario.badFleetPercent': (p: Params) =>
    `FLEET_PERCENT must be from 0 to ${p.max} (InvalidMinimumHealthyHostValueException).`,
  'scenario.badTagFilter': (p: Params) =>
    `${p.type} does not fit the members that are given (InvalidTagFilterException).`,
  'scenario.unknownAutoScalingGroup': (p: Params) =>
    `There is no Auto Scaling group ${p.name} (InvalidAutoScalingGroupException).`,
  'scenario.noLoadBalancer': (_: Params) =>
    'WITH_TRAFFIC_CONTROL needs a load balancer: targetGroup is missing (InvalidLoadBalancerInfoException).',
  'scenario.onPremisesBehindLoadBalancer': (_: Params) =>
    'On-premises instances are not behind the load balancer: the group needs WITHOUT_TRAFFIC_CONTROL.',
  'scenario.onPremisesInAutoScaling': (p: Params) => `The host ${p.id} is not in EC2 and in no Auto Scaling group.`,
  'scenario.noIamArn': (_: Params) => 'A host needs an IAM user ARN or an IAM session ARN (IamArnRequiredException).',
  'scenario.twoIamArns': (_: Params) =>
    'A host has one ARN, of a user or of a session (MultipleIamArnsProvidedException).',
  'scenario.badIamArn': (p: Params) => `This is not an ARN of the kind that belongs here: ${p.arn}`,
  'scenario.iamArnTaken': (p: Params) => `Another host is registered with ${p.arn}.`,
  'scenario.unknownRevision': (p: Params) => `${p.id} has not been pushed by then (RevisionDoesNotExistException).`,
};
