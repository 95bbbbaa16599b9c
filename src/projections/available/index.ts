export {
  availableCommands,
  deploymentStopOffers,
  offersIn,
  retryOffers,
  rollBackOffers,
  stopOffers,
  type Offer,
  type Situation,
} from './commands';
export { faultOffers, repairOffers } from './faults';
export { interventionsProjection, type InterventionsView, type RunningDeployment } from './interventions.projection';
