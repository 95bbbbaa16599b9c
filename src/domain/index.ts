export * from './aws';
export type * from './build/buildspec';
export type * from './commands';
export type * from './deployment/appspec';
export type * from './facts';
export type * from './log';
export type * from './pipeline/declaration';
export type * from './scenario';
export type * from './specs';
