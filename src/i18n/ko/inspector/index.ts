export * from './chart';
export * from './panel';
export * from './why';
