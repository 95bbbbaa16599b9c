type Params = Readonly<Record<string, string | number>>;

/** Why a file was refused or what of it is left out, by code. */
export const inputErrors = {
  /** Follows the text of an error or a note. */
  didYouMean: (p: Params) => `Did you mean “${p.suggestion}”?`,
  'input.tooLarge': (p: Params) => `The file is larger than ${p.limitKb} KB.`,
  'input.notText': (_: Params) => 'This is not a text file.',
  'yaml.syntax': (p: Params) => `This is not valid YAML or JSON: ${p.reason}`,
  'yaml.tab': (_: Params) => 'Lines may not be indented with tabs. Use spaces.',
  'yaml.tooDeep': (p: Params) => `The file is nested more than ${p.limit} levels deep.`,
  'yaml.tooMuch': (_: Params) => 'The file holds far more than a configuration file would.',
  'yaml.aliases': (_: Params) => 'The aliases (*) of this file unfold to too much.',
  'yaml.forbiddenKey': (p: Params) => `The key “${p.key}” is not allowed.`,
  'yaml.badKey': (_: Params) => 'Only texts can be keys.',
  'yaml.duplicateKey': (_: Params) => 'This key stands here twice.',
  'yaml.multipleDocuments': (_: Params) => 'The file holds more than one YAML document (---).',
  'yaml.tag': (_: Params) => 'Tags such as !Ref are not allowed here.',
  'yaml.empty': (_: Params) => 'The file is empty.',
  'pipeline.isTemplate': (_: Params) =>
    'This is a CloudFormation template. A pipeline structure as aws codepipeline get-pipeline prints it is needed.',
  'pipeline.notAPipeline': (_: Params) =>
    'A pipeline structure with name and stages is expected, as aws codepipeline get-pipeline prints it.',
  'pipeline.expected': (p: Params) => `A list is expected for ${p.what}.`,
  'pipeline.missing': (p: Params) => `${p.what} is missing.`,
  'pipeline.unknownKey': (p: Params) => `The key “${p.key}” does not exist here. Possible: ${p.possible}.`,
  'pipeline.unknownConfiguration': (p: Params) =>
    `Action ${p.action}: its provider does not know “${p.key}” in the configuration.`,
  'pipeline.badName': (p: Params) =>
    `“${p.name}” is not valid here: letters, digits and ${p.signs}, up to ${p.limit} characters.`,
  'pipeline.badValue': (p: Params) => `“${p.value}” is not possible here. Possible: ${p.allowed}.`,
  'pipeline.tooFewStages': (_: Params) => 'A pipeline needs at least two stages.',
  'pipeline.tooManyStages': (p: Params) => `A pipeline has at most ${p.limit} stages.`,
  'pipeline.firstStageNotSource': (p: Params) =>
    `The first stage may contain only source actions; ${p.action} is not one.`,
  'pipeline.sourceOutsideFirstStage': (p: Params) =>
    `Source actions may stand only in the first stage; ${p.action} stands in a later one.`,
  'pipeline.emptyStage': (p: Params) => `The stage ${p.stage} has no action.`,
  'pipeline.duplicateStage': (p: Params) => `There are two stages named ${p.name}.`,
  'pipeline.duplicateAction': (p: Params) => `The stage has two actions named ${p.name}.`,
  'pipeline.duplicateArtifact': (p: Params) => `Two actions make an artifact named ${p.name}.`,
  'pipeline.unknownInput': (p: Params) => `No action that runs before makes the artifact ${p.name}.`,
  'pipeline.artifactCount': (p: Params) =>
    `${p.provider} takes ${p.low === p.high ? p.low : `${p.low} to ${p.high}`} ${p.side} artifacts; here are ${p.count}.`,
  'pipeline.bothStores': (_: Params) => 'Give either artifactStore or artifactStores, not both.',
  'pipeline.needsV2': (_: Params) =>
    'QUEUED and PARALLEL, triggers, variables, stage conditions and some newer providers need a pipeline of type V2.',
  'pipeline.badRunOrder': (_: Params) => 'runOrder must be a whole number from 1 to 999.',
  'pipeline.notText': (p: Params) => `The value of ${p.what} must be a text.`,
  'pipeline.tooMany': (p: Params) => `At most ${p.limit} entries are possible in ${p.what}.`,
  'pipeline.tooManyActions': (p: Params) =>
    `The stage ${p.stage} has too many actions: at most ${p.limit} run in parallel and ${p.limit} one after the other.`,
  'pipeline.unknownActionType': (p: Params) =>
    `Action ${p.action}: there is no ${p.category} action ${p.provider} of ${p.owner}.`,
  'pipeline.configTooLong': (p: Params) => `${p.what} in the configuration is longer than ${p.limit} characters.`,
  'pipeline.missingConfiguration': (p: Params) => `Action ${p.action}: ${p.key} is missing in the configuration.`,
  'pipeline.primarySource': (p: Params) =>
    `Action ${p.action} has several input artifacts: PrimarySource must name one of them.`,
  'pipeline.timeoutNotApproval': (p: Params) => `Action ${p.action}: only manual approvals may set timeoutInMinutes.`,
  'pipeline.duplicateNamespace': (p: Params) => `Two actions use the namespace ${p.name}.`,
  'pipeline.regionWithoutStore': (p: Params) =>
    `There is no artifact store for the Region ${p.region}. Actions in several Regions need artifactStores.`,
  'pipeline.unknownTriggerSource': (p: Params) =>
    `A trigger needs a source action with the provider CodeStarSourceConnection: “${p.name}” is none.`,
  'pipeline.duplicateTrigger': (p: Params) => `The source action ${p.name} has more than one trigger.`,
  'pipeline.conditionCount': (p: Params) => `${p.hook} must have exactly one condition.`,
  'pipeline.ruleCount': (p: Params) => `A condition has from 1 to ${p.limit} rules.`,
  'pipeline.skipRule': (_: Params) => 'The result SKIP is possible only with the rules LambdaInvoke and VariableCheck.',
  'pipeline.retryWithConditions': (_: Params) =>
    'Automatic retry (RETRY) and conditions in onFailure exclude each other.',
  'pipeline.rollbackInParallel': (_: Params) => 'ROLLBACK is not possible in the execution mode PARALLEL.',
  'mistake.refused': (p: Params) => `${p.service} will refuse this file. ${p.message}`,
  'mistake.unknownKey': (p: Params) => `${p.service} does not know the key “${p.key}” and passes over it.`,
  'mistake.unknownEvent': (p: Params) => `CodeDeploy has no lifecycle event “${p.event}”. The Install event will fail.`,
  'notSimulated.provider': (p: Params) =>
    `Action ${p.action}: ${p.provider} is not simulated. The action fails with ProviderNotSimulated.`,
  'notSimulated.executionMode': (p: Params) => `Execution mode ${p.mode}: the run uses SUPERSEDED.`,
  'notSimulated.triggers': (_: Params) => 'Triggers with filters: every push starts the pipeline.',
  'notSimulated.variables': (_: Params) => 'Pipeline variables keep their written form.',
  'notSimulated.conditions': (_: Params) => 'Stage conditions and their rules do not act.',
  'notSimulated.crossRegion': (_: Params) => 'All actions run in one Region.',
  'notSimulated.actionVariables': (_: Params) =>
    'Variables of actions, such as #{SourceVariables.CommitId}, keep their written form.',
  'notSimulated.cache': (_: Params) => 'The cache of the buildspec does not make builds faster.',
  'notSimulated.reports': (_: Params) => 'Test reports are not made.',
  'notSimulated.batch': (_: Params) => 'Batch builds run as one build.',
  'notSimulated.proxy': (_: Params) => 'The proxy settings of the buildspec do not act.',
  'notSimulated.runAs': (_: Params) => 'run-as: it makes no difference which user runs a command.',
  'notSimulated.secrets': (_: Params) => 'Values from Parameter Store and Secrets Manager are not read.',
  'notSimulated.onFailureRetry': (_: Params) => 'on-failure RETRY does not retry.',
  'notSimulated.permissions': (_: Params) => 'File permissions of the appspec do not act.',
};
