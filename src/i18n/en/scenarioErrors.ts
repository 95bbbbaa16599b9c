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
  'scenario.unknownStage': (p: Params) => `There is no transition into ${p.stage}.`,
  'scenario.afterEnd': (_: Params) => 'This lies behind the end of the run.',
  'scenario.notSorted': (_: Params) => 'Times must rise.',
  'scenario.badInstances': (_: Params) => 'The number of instances must be from 1 to 1000.',
};
