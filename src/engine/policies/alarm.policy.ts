import { ids } from '../ids';
import type { Policy } from '../policy';

/** Alarms stop deployments that watch them, as soon as CodeDeploy has noticed. */
export const alarmPolicy: Policy = {
  'alarm.stateChanged': (fact, world) => {
    const { alarm, to } = fact.data;
    world.alarms.note(alarm, to, fact.seq);
    if (to !== 'ALARM') return;
    for (const run of world.deployments.allActive()) {
      // Recorded runs show rollbacks going through while the alarm is still red.
      if (run.creator === 'codeDeployRollback' || !run.group.alarms.enabled) continue;
      if (!run.group.alarms.names.includes(alarm)) continue;
      const delay = world.timings.draw('codedeploy.alarmReaction', `${run.entity}/${ids.alarm(alarm)}`);
      world.kernel.schedule(world.kernel.now + delay, 2, fact.seq, (cause) => {
        const alarms = world.alarms.activeOf(run.group);
        if (alarms.length === 0) return;
        world.kernel.send(run.entity, { type: 'alarm.activated', alarms } as never, cause);
      });
    }
  },
};
