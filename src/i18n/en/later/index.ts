export * from './runMenu';
export * from './comparison';
export * from './own';
export * from './inputErrors';
export * from './scenarioErrors';
export * from './sharing';
export * from './kept';
export * as inspector from '../inspector';
export * from './acting';
