export { isFailure, lastFailure } from './failures';
export type {
  MissingCode,
  RootKind,
  WhyCode,
  WhyControl,
  WhyItem,
  WhyLine,
  WhyParams,
  WhyView,
  WorkedCode,
} from './types';
export { MAX_ITEMS, sentenceOf, whyOf } from './why';
