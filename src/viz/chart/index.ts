export { layoutChart } from './layout';
export type * from './types';
export { waysOf } from './ways';
