export { isFailure, lastFailure } from './failures';
export type { MissingCode, RootKind, WhyCode, WhyControl, WhyItem, WhyParams, WhyView, WorkedCode } from './types';
export { MAX_ITEMS, whyOf } from './why';
