import type { Answerer } from '../answerer';
import { appspecAnswers } from './appspec';
import { buildAnswers } from './builds';
import { configurationAnswers } from './configurations';
import { enumAnswers } from './enums';
import { fileAnswers } from './files';
import { formatAnswers } from './formats';
import { instanceAnswers } from './instances';
import { lifecycleAnswers } from './lifecycle';
import { limitAnswers } from './limits';
import { minimumHealthyAnswers } from './minimumHealthy';
import { pricingAnswers } from './pricing';
import { rollbackAnswers } from './rollback';

/** All sorts of vectors that can be answered, in the order in which they are asked. */
export const ANSWERERS: readonly Answerer[] = [
  enumAnswers,
  limitAnswers,
  configurationAnswers,
  minimumHealthyAnswers,
  instanceAnswers,
  lifecycleAnswers,
  rollbackAnswers,
  fileAnswers,
  appspecAnswers,
  formatAnswers,
  buildAnswers,
  pricingAnswers,
];
