export { compileSpecs } from './compileSpecs';
export { scenarioFromFiles, type GivenText, type OwnInput, type OwnScenario } from './fromFiles';
export { parseScenario, type ParsedScenario } from './parseScenario';
export { scenarioSchema } from './scenario.schema';
export type { LanguageTexts, ScenarioTexts } from './texts';
