/** Why an input was refused, and where. */
export interface InputError {
  readonly file: string;
  /** 1-based; null when the error concerns the whole file. */
  readonly line: number | null;
  readonly column: number | null;
  /** Stable code, such as `yaml.syntax`: texts for people are in `i18n`. */
  readonly code: string;
  /** English text: the service's own message where it has one. */
  readonly message: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** What was probably meant: a key or a name that would be right in this place. */
  readonly suggestion?: string;
}

export type Params = InputError['params'];

/** Every code that this folder can produce; each has a text in both languages. */
export const INPUT_ERROR_CODES = [
  'input.tooLarge',
  'input.notText',
  'yaml.syntax',
  'yaml.tab',
  'yaml.tooDeep',
  'yaml.tooMuch',
  'yaml.aliases',
  'yaml.forbiddenKey',
  'yaml.badKey',
  'yaml.duplicateKey',
  'yaml.multipleDocuments',
  'yaml.tag',
  'yaml.empty',
  'pipeline.isTemplate',
  'pipeline.notAPipeline',
  'pipeline.expected',
  'pipeline.missing',
  'pipeline.unknownKey',
  'pipeline.unknownConfiguration',
  'pipeline.badName',
  'pipeline.badValue',
  'pipeline.tooFewStages',
  'pipeline.tooManyStages',
  'pipeline.firstStageNotSource',
  'pipeline.sourceOutsideFirstStage',
  'pipeline.emptyStage',
  'pipeline.duplicateStage',
  'pipeline.duplicateAction',
  'pipeline.duplicateArtifact',
  'pipeline.unknownInput',
  'pipeline.artifactCount',
  'pipeline.bothStores',
  'pipeline.needsV2',
  'pipeline.badRunOrder',
  'pipeline.notText',
  'pipeline.tooMany',
  'pipeline.tooManyActions',
  'pipeline.unknownActionType',
  'pipeline.configTooLong',
  'pipeline.missingConfiguration',
  'pipeline.primarySource',
  'pipeline.timeoutNotApproval',
  'pipeline.duplicateNamespace',
  'pipeline.regionWithoutStore',
  'pipeline.unknownTriggerSource',
  'pipeline.duplicateTrigger',
  'pipeline.conditionCount',
  'pipeline.ruleCount',
  'pipeline.skipRule',
  'pipeline.retryWithConditions',
  'pipeline.rollbackInParallel',
  'mistake.refused',
  'mistake.unknownKey',
  'mistake.unknownEvent',
  'notSimulated.provider',
  'notSimulated.executionMode',
  'notSimulated.triggers',
  'notSimulated.variables',
  'notSimulated.conditions',
  'notSimulated.crossRegion',
  'notSimulated.actionVariables',
  'notSimulated.cache',
  'notSimulated.reports',
  'notSimulated.batch',
  'notSimulated.proxy',
  'notSimulated.runAs',
  'notSimulated.secrets',
  'notSimulated.onFailureRetry',
  'notSimulated.permissions',
] as const;
export type InputErrorCode = (typeof INPUT_ERROR_CODES)[number];

/** An error at a place of a file; without a place it concerns the whole file. */
export function inputError(
  file: string,
  at: { readonly line: number; readonly column: number } | null,
  code: string,
  message: string,
  params: Params = {},
): InputError {
  return { file, line: at?.line ?? null, column: at?.column ?? null, code, message, params };
}

/** The error with what was probably meant, if anything. */
export function suggesting(error: InputError, suggestion: string | null): InputError {
  return suggestion === null ? error : { ...error, suggestion };
}
