import type { Json } from '../../../shared';
import type { Answerer } from '../answerer';
import type { Answer } from '../compare';
import { endingOf, factsOf, firstOf, GROUP, onlyIn, runLab, scriptOf } from '../lab';
import type { Vector } from '../vector';

/** What an instance has to have gone through to be called so when v2 comes to the group. */
const PASTS: Readonly<Record<string, object>> = {
  unhealthy: { lastDeployment: 'Failed' },
  unknownRevision: { revision: 'unknown' },
  old: {},
  current: { tags: { First: 'yes' } },
};

/** In which order instances with these pasts are worked on, one at a time. */
function order({ given }: Vector): Answer | null {
  const { instances } = given;
  if (!Array.isArray(instances) || !instances.every((past: Json) => String(past) in PASTS)) return null;
  const ids = instances.map((past: Json, index) => ({ id: `i-${index}`, past: String(past) }));
  const log = runLab({
    hooks: [],
    // v2 is on the tagged instances when the deployment to all of them begins.
    groupsBefore: [
      { deploymentGroupName: 'first', ec2TagSet: [[{ Key: 'First', Value: 'yes', Type: 'KEY_AND_VALUE' }]] },
    ],
    more: { fleet: { name: 'fleet', count: 0, instances: ids.map(({ id, past }) => ({ id, ...PASTS[past] })) } },
  });
  const deployment = factsOf(log, 'deployment.created').find(({ data }) => data.group === GROUP);
  const started = factsOf(log, 'target.started').filter(
    ({ data }) => data.deploymentId === deployment?.data.deploymentId,
  );
  return { order: started.map(({ data }) => ids.find(({ id }) => id === data.instance)?.past ?? '') };
}

/** Health after a deployment in which the first instance succeeds, the second fails and the third is never begun. */
function healthAfter({ given }: Vector): Answer | null {
  const { deployment, instance, healthBefore } = given;
  if (deployment !== 'Failed' || typeof instance !== 'string' || typeof healthBefore !== 'string') return null;
  const fleet = {
    name: 'fleet',
    count: 3,
    instances: [1, 2, 3].map((number) => ({
      id: `i-0${number}`,
      ...(healthBefore === 'unhealthy' ? { lastDeployment: 'Failed' as const } : {}),
    })),
  };
  const places = firstOf(runLab({ more: { fleet } }), 'deployment.created').data.instances;
  const scripts = [{ location: scriptOf('AfterInstall'), exitCode: 1, instances: [places[1] ?? ''] }];
  const group = { autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_FAILURE' as const] } };
  const log = runLab({ group, more: { fleet, behaviour: [{ when: onlyIn('v2'), scripts }] } });
  const ending = endingOf(log);
  const asked = places[/not attempted|skipped/.test(instance) ? 2 : /fail/.test(instance) ? 1 : 0];
  const changes = factsOf(log, 'instance.healthChanged').filter(
    ({ data, at }) => data.instance === asked && at <= (ending?.at ?? 0),
  );
  const rollback = factsOf(log, 'deployment.created')[1];
  return {
    healthAfter: changes.at(-1)?.data.health.toLowerCase() ?? healthBefore,
    // What would be rolled back to is the group's revision.
    groupRevision: rollback?.data.version === 1 ? 'unchanged' : 'changed',
  };
}

/** How the order of work relates to zones when nothing is said about zones. */
function selection({ given }: Vector): Answer | null {
  if (!('zonalConfig' in given)) return null;
  const config = given.zonalConfig;
  const group =
    config === null
      ? {}
      : {
          deploymentConfigName: 'Lab.Zonal',
          minimumHealthyHosts: { type: 'HOST_COUNT' as const, value: 1 },
          zonalConfig: {},
        };
  const log = runLab({ instances: 12, group });
  const zones = new Map(factsOf(log, 'instance.launched').map(({ data }) => [data.instance, data.zone]));
  const sequence = factsOf(log, 'target.started').map(({ data }) => zones.get(data.instance));
  const changes = sequence.filter((zone, index) => index > 0 && zone !== sequence[index - 1]).length;
  return { hostSelection: changes === 1 ? 'one Availability Zone after another' : 'random across the Region' };
}

/** Which instance comes next, and what CodeDeploy thinks of it afterwards. */
export const instanceAnswers: Answerer = {
  areas: ['min-healthy'],
  answer: (vector) => order(vector) ?? healthAfter(vector) ?? selection(vector),
};
