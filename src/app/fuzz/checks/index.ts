import { kept } from './kept';
import { PAGE_CHECKS } from './page';
import { runChecks } from './run';
import { text } from './text';
import type { Check } from './types';

export { CHECK_NAMES, type Check, type CheckName, type Subject } from './types';

/** All checks that look at the page; some remember what they saw, so each session has its own. */
export const makeChecks = (): readonly Check[] => [...PAGE_CHECKS, ...runChecks(), kept, text];
