export * from './format';
export * from './language';
export * from './messages';
