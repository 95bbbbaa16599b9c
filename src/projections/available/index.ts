export { availableCommands, deploymentStopOffers, offersIn, retryOffers, rollBackOffers, stopOffers } from './commands';
export type { Offer, Situation } from './offer';
export { faultOffers, repairOffers } from './faults';
export { interventionsProjection, type InterventionsView, type RunningDeployment } from './interventions.projection';
