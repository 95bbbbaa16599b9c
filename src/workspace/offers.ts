/** What can be done at a moment, for the screen. */
export {
  deploymentStopOffers,
  faultOffers,
  repairOffers,
  retryOffers,
  rollBackOffers,
  stopOffers,
} from '../projections/available';
export type { Offer, Situation } from '../projections/available';
