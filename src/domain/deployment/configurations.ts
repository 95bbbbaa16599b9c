import data from '../../data/codedeploy/deployment-configurations.json';
import { defined } from '../../shared';

/** CodeDeploy `ComputePlatform`. */
export type ComputePlatform = 'Server' | 'ECS' | 'Lambda';

/** `MOST_CONCURRENCY` is what GetDeploymentConfig answers for OneAtATime; custom configurations cannot have it. */
export interface ConfiguredMinimum {
  readonly type: 'HOST_COUNT' | 'FLEET_PERCENT' | 'MOST_CONCURRENCY';
  readonly value: number;
}

export interface TrafficRouting {
  readonly type: 'AllAtOnce' | 'TimeBasedCanary' | 'TimeBasedLinear';
  /** Of the first step, or of every step; absent for all at once. */
  readonly percentage?: number;
  readonly intervalMinutes?: number;
}

/** A deployment configuration that AWS provides. */
export interface PredefinedConfiguration {
  readonly name: string;
  readonly computePlatform: ComputePlatform;
  readonly minimumHealthyHosts?: ConfiguredMinimum;
  readonly trafficRouting?: TrafficRouting;
}

/** All configurations that AWS provides. AWS CodeDeploy User Guide, "Working with deployment configurations in CodeDeploy". */
export const PREDEFINED: readonly PredefinedConfiguration[] = data.configurations as readonly PredefinedConfiguration[];

const BY_NAME: ReadonlyMap<string, PredefinedConfiguration> = new Map(PREDEFINED.map((each) => [each.name, each]));

/** A configuration that AWS provides, by name; undefined for any other name. */
export function predefinedConfiguration(name: string): PredefinedConfiguration | undefined {
  return BY_NAME.get(name);
}

/** Names of the predefined configurations for EC2/on-premises. */
export const PREDEFINED_CONFIGURATIONS: readonly string[] = PREDEFINED.filter(
  ({ computePlatform }) => computePlatform === 'Server',
).map(({ name }) => name);

/** What a deployment group on EC2/on-premises uses when it names no configuration. */
export const DEFAULT_CONFIGURATION: string = defined(data.defaults.Server, 'default configuration');

/** Rules for configurations that an account makes itself: ranges, reserved names, platforms. */
export const CUSTOM_RULES = data.custom;
