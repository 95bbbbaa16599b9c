import { ids } from '../ids';
import type { Policy } from '../policy';
import type { World } from '../World';
import { workingTarget } from '../faults/agent';

/** Whatever changes who answers requests makes the traffic be split anew. */
const touch = (fact: { readonly seq: number }, world: World): void => world.traffic.touch(fact.seq);

/** The load balancer: registration by lifecycle events, health and what it means for deployments and traffic. */
export const trafficPolicy: Policy = {
  'app.started': touch,
  'app.stopped': touch,
  'instance.stopped': touch,
  'instance.started': touch,
  'instance.launched': touch,
  'target.eventStarted': (fact, world) => {
    const { event, instance } = fact.data;
    if (event !== 'BlockTraffic' && event !== 'AllowTraffic') return;
    const target = ids.loadBalancerTarget(instance);
    const state = world.healthChecks.stateOf(instance);
    const isOut = state === 'unused';
    if (event === 'BlockTraffic' && isOut) world.kernel.send(fact.entity, { type: 'traffic.blocked' }, fact.seq);
    else if (event === 'AllowTraffic' && state === 'healthy') {
      world.kernel.send(fact.entity, { type: 'traffic.allowed' }, fact.seq);
    } else if (world.kernel.has(target)) {
      const type = event === 'BlockTraffic' ? 'target.deregister' : 'target.register';
      world.kernel.send(target, { type }, fact.seq);
    }
  },
  'targetHealth.changed': (fact, world) => {
    const { instance, to } = fact.data;
    world.healthChecks.note(instance, to, fact.seq);
    world.traffic.touch(fact.seq);
    const target = workingTarget(world, instance);
    if (target === null) return;
    if (to === 'unused') world.kernel.send(target, { type: 'traffic.blocked' }, fact.seq);
    if (to === 'healthy') {
      // (HealthyThreshold + 1) × interval in all: AWS Knowledge Center, "CodeDeploy deployments behind a load balancer".
      const wait = (world.scenario.targetGroup?.healthCheckIntervalSeconds ?? 0) * 1_000;
      world.kernel.schedule(world.kernel.now + wait, 2, fact.seq, (cause) =>
        world.kernel.send(target, { type: 'traffic.allowed' }, cause),
      );
    }
  },
};
