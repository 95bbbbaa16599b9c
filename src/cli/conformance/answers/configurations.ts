import data from '../../../data/codedeploy/deployment-configurations.json';
import {
  CUSTOM_RULES,
  DEFAULT_CONFIGURATION,
  PREDEFINED,
  predefinedConfiguration,
  type PredefinedConfiguration,
} from '../../../domain/deployment/configurations';
import { compareCodeUnits } from '../../../shared';
import type { Answerer } from '../answerer';
import type { Answer } from '../compare';
import type { Vector } from '../vector';

function described({ computePlatform, minimumHealthyHosts, trafficRouting }: PredefinedConfiguration): Answer {
  const { type, percentage, intervalMinutes } = trafficRouting ?? {};
  const isCanary = type === 'TimeBasedCanary';
  const isLinear = type === 'TimeBasedLinear';
  return {
    computePlatform,
    type: type ?? minimumHealthyHosts?.type,
    canaryPercentage: isCanary ? percentage : undefined,
    canaryInterval: isCanary ? intervalMinutes : undefined,
    linearPercentage: isLinear ? percentage : undefined,
    linearInterval: isLinear ? intervalMinutes : undefined,
    minimumHealthyHosts: minimumHealthyHosts === undefined ? undefined : { ...minimumHealthyHosts },
    minimumHealthy: minimumHealthyHosts === undefined ? undefined : { percentOrCount: minimumHealthyHosts.value },
  };
}

function custom({ given }: Vector): Answer | null {
  const { type, platform } = given;
  if (type === 'HOST_COUNT') return { ...CUSTOM_RULES.HOST_COUNT };
  if (type === 'FLEET_PERCENT') return { ...CUSTOM_RULES.FLEET_PERCENT };
  if (platform === 'Lambda' && type !== undefined) return { ...CUSTOM_RULES.Lambda };
  return null;
}

/** Deployment configurations: the predefined ones, the default, and what custom ones may be. */
export const configurationAnswers: Answerer = {
  areas: ['config'],
  answer: (vector) => {
    const { given } = vector;
    if (typeof given.name === 'string') {
      const found = predefinedConfiguration(given.name);
      return found === undefined ? null : described(found);
    }
    if ('deploymentConfigName' in given && given.platform === 'Server') {
      return { deploymentConfigName: given.deploymentConfigName ?? DEFAULT_CONFIGURATION };
    }
    if (given.feature === 'zonalConfig') {
      const { computePlatforms, predefined } = CUSTOM_RULES.zonal;
      return { predefinedConfigsSupportingIt: predefined, platforms: computePlatforms };
    }
    if (given.hook === 'AWS::CodeDeploy::BlueGreen') {
      const hook = data.cloudFormationBlueGreenHook;
      return { ...hook.default, minStepPercentage: hook.minStepPercentage };
    }
    if (Object.keys(given).length === 0) {
      const names = PREDEFINED.map(({ name }) => name).sort(compareCodeUnits);
      return { names, count: names.length };
    }
    return custom(vector);
  },
};
