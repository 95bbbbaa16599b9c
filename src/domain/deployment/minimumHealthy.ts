import type { MinimumHealthyHosts } from '../scenario';

/** A deployment configuration resolved for a fleet. */
export interface HealthRule {
  /** Fixed when the deployment starts. */
  readonly minimum: number;
  /** At most so many instances at once. */
  readonly concurrency: number;
  /** `OneAtATime` fails as soon as any instance but the last fails. */
  readonly isFailFast: boolean;
}

const PREDEFINED: Readonly<Record<string, (total: number) => HealthRule>> = {
  'CodeDeployDefault.AllAtOnce': (total) => ({ minimum: 0, concurrency: total, isFailFast: false }),
  'CodeDeployDefault.HalfAtATime': (total) => fromMinimum(Math.ceil(total / 2), total),
  // GetDeploymentConfig answers MOST_CONCURRENCY 1: one at a time, and only the last may fail.
  'CodeDeployDefault.OneAtATime': (total) => ({ minimum: Math.max(0, total - 1), concurrency: 1, isFailFast: true }),
};

/** Names of the predefined configurations for EC2/on-premises. */
export const PREDEFINED_CONFIGURATIONS: readonly string[] = Object.keys(PREDEFINED);

/**
 * How many of `total` instances must stay healthy and how many may be worked on at once.
 * `FLEET_PERCENT` is rounded up (AWS CodeDeploy User Guide, "Instance health"). Returns null for an unknown name without own rule.
 */
export function resolveHealthRule(name: string, custom: MinimumHealthyHosts | null, total: number): HealthRule | null {
  const predefined = PREDEFINED[name];
  if (predefined !== undefined) return predefined(total);
  if (custom === null) return null;
  return fromMinimum(custom.type === 'HOST_COUNT' ? custom.value : Math.ceil((total * custom.value) / 100), total);
}

function fromMinimum(minimum: number, total: number): HealthRule {
  // How many a first deployment works on, when no instance counts as healthy yet, is not documented: never fewer than one.
  return { minimum, concurrency: Math.max(1, total - minimum), isFailFast: false };
}
