export * from './runMenu';
export * from './comparison';
