export * from './chart';
export * from './why';
