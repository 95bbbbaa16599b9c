import type { MinimumHealthyHosts } from '../scenario';
import { predefinedConfiguration, type ConfiguredMinimum } from './configurations';

/** A deployment configuration resolved for a fleet. */
export interface HealthRule {
  /** Fixed when the deployment starts. */
  readonly minimum: number;
  /** At most so many instances at once. */
  readonly concurrency: number;
  /** `OneAtATime` fails as soon as any instance but the last fails. */
  readonly isFailFast: boolean;
}

/**
 * How many of `total` instances must stay healthy. `FLEET_PERCENT` is rounded up (AWS CodeDeploy User Guide, "CodeDeploy instance
 * health"); `MOST_CONCURRENCY` means all but so many.
 */
export function minimumOf({ type, value }: ConfiguredMinimum, total: number): number {
  if (type === 'HOST_COUNT') return value;
  if (type === 'FLEET_PERCENT') return Math.ceil((total * value) / 100);
  return Math.max(0, total - value);
}

/**
 * How many instances can be worked on at once without falling below the minimum: 0 means that a fleet of healthy instances cannot
 * even start. AWS CodeDeploy User Guide, "CodeDeploy instance health".
 */
export function concurrencyOf(minimum: number, healthy: number): number {
  return Math.max(0, healthy - minimum);
}

/** How many instances must succeed: at least the minimum, and never none at all. */
export function successesNeeded(minimum: number): number {
  return Math.max(1, minimum);
}

/**
 * The rule of a configuration for a fleet of `total` instances: by its name when AWS provides it, else by its own minimum.
 * Returns null for an unknown name without own rule.
 */
export function resolveHealthRule(name: string, custom: MinimumHealthyHosts | null, total: number): HealthRule | null {
  const predefined = predefinedConfiguration(name)?.minimumHealthyHosts;
  const configured = predefined ?? custom;
  if (configured === null) return null;
  // Half of one instance is not documented: HalfAtATime updates it, as the other two do.
  const minimum = predefined?.type === 'FLEET_PERCENT' && total === 1 ? 0 : minimumOf(configured, total);
  return {
    minimum,
    // How many a first deployment works on, when no instance counts as healthy yet, is not documented: never fewer than one.
    concurrency: Math.max(1, concurrencyOf(minimum, total)),
    isFailFast: configured.type === 'MOST_CONCURRENCY',
  };
}
