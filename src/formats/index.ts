export { requiredConfiguration } from './actionTypes';
export { parseAppspec } from './appspec';
export { artifactCountsOf, type ArtifactCounts } from './artifactCounts';
export { parseBuildspec } from './buildspec';
export { INPUT_ERROR_CODES, inputError, type InputError, type InputErrorCode, type Params } from './errors';
export { leftOutOfAppspec, leftOutOfBuildspec, leftOutOfPipeline, type LeftOut } from './notSimulated';
export { parsePipeline } from './pipeline';
export { isNothing, isObject, isYes, member, textMap, textOf, textsOf, type JsonObject } from './values';
export { MAX_BYTES, readYaml, type Located, type Path, type Position, type ReadOptions } from './yaml';
