export { automatedUsd, breakEven, manualUsd, monthsToPayBack } from './breakEven';
export type { BreakEven, BreakEvenPoint, ManualWork } from './breakEven';
export { compareComputeTypes, type ComparedBuild, type ComputeTypeCost } from './computeTypes';
export { forecastMonth, marginalCost, type Forecast, type MarginalPoint } from './forecast';
export { forecastOfRun } from './fromRun';
export {
  DEFAULT_FORECAST,
  OVERLAP_STRATEGIES,
  type ForecastFleet,
  type ForecastInput,
  type OverlapStrategy,
} from './input';
export { pushesPerMonth } from './month';
