import type { FactOf, FaultOf } from '../../domain';
import { defined } from '../../shared';
import { forgetFault } from '../faults';
import { loseAgent, restartAgent } from '../faults/agent';
import { ids } from '../ids';
import type { Policy } from '../policy';
import type { World } from '../World';

/** What a finished lifecycle event does to the host. Scripts themselves are not run; these are their plain effects. */
function applyEvent(world: World, fact: FactOf<'target.eventEnded'>): void {
  const run = defined(world.deployments.byEntity.get(ids.parent(fact.entity)), fact.entity);
  const entity = ids.instance(fact.data.instance);
  const hooks = run.revision.appspec?.ok === true ? run.revision.appspec.value.hooks : {};
  switch (fact.data.event) {
    case 'ApplicationStop':
      if (fact.data.script !== null) world.kernel.send(entity, { type: 'app.stop' }, fact.seq);
      return;
    case 'Install':
      world.kernel.send(entity, { type: 'files.install', version: run.version } as never, fact.seq);
      // Without a start script nothing restarts a process: the web server hands out the new files at once.
      if ((hooks.ApplicationStart ?? []).length === 0) start(world, entity, run.version, fact.seq);
      return;
    case 'ApplicationStart':
      if (fact.data.script !== null) start(world, entity, run.version, fact.seq);
      return;
    default:
  }
}

function start(world: World, entity: string, version: number, cause: number): void {
  world.kernel.send(entity, { type: 'app.start', version } as never, cause);
}

/** Ends a fault that is over because of what happened, if it is active. */
function end(world: World, fault: FaultOf<'agent.stop' | 'app.crash'>, cause: number): void {
  if (!world.faults.isEmpty && world.faults.get(fault) !== null) forgetFault(world, fault, cause);
}

const MOST_PATHS = 50;

/** What the event did to the files: as it was planned, also when the event failed on the way. */
function applyDisk(world: World, { data, entity, seq }: FactOf<'target.eventEnded'>): void {
  const run = defined(world.deployments.byEntity.get(ids.parent(entity)), entity);
  const instance = world.fleet.get(data.instance);
  for (const change of run.diskChanges.get(instance.id) ?? []) {
    // An event that was broken off from outside ends with another message, and did not get to its files.
    if (change.event !== data.event || change.message !== data.message) continue;
    instance.disk = change.disk;
    const { installed, disk } = change;
    if (installed === null || (disk.others.size === 0 && installed.conflict === null)) continue;
    world.state(
      ids.instance(instance.id),
      'instance.filesChanged',
      {
        instance: instance.id,
        steps: installed.steps,
        removed: installed.removed.slice(0, MOST_PATHS),
        written: installed.written.slice(0, MOST_PATHS),
        retained: installed.retained.slice(0, MOST_PATHS),
        kept: [...disk.others].slice(0, MOST_PATHS),
        conflict: installed.conflict,
      },
      seq,
    );
  }
}

/** Hosts: lifecycle events change files and processes; the index of the fleet follows the facts. */
export const instancePolicy: Policy = {
  'target.eventEnded': (fact, world) => {
    applyDisk(world, fact);
    if (fact.data.status === 'Succeeded') applyEvent(world, fact);
  },
  'instance.installed': (fact, world) => {
    const instance = world.fleet.get(fact.data.instance);
    instance.installedVersion = fact.data.version;
    // The agent moves the pointer of the last revision at the end of Install, not when the deployment succeeds.
    instance.scriptVersion = fact.data.version;
  },
  'app.started': (fact, world) => {
    const instance = world.fleet.get(fact.data.instance);
    end(world, { type: 'app.crash', instance: instance.id }, fact.seq);
    instance.appVersion = fact.data.version;
    instance.wearStep = 0;
    instance.served = 0;
  },
  'app.stopped': (fact, world) => {
    const instance = world.fleet.get(fact.data.instance);
    instance.appVersion = null;
    instance.wearStep = 0;
    instance.served = 0;
  },
  'instance.stopped': (fact, world) => {
    world.fleet.get(fact.data.instance).isHostRunning = false;
    loseAgent(world, fact.data.instance, fact.seq);
  },
  'instance.started': (fact, world) => {
    const { instance } = fact.data;
    world.fleet.get(instance).isHostRunning = true;
    // The agent is a service that starts with the host.
    end(world, { type: 'agent.stop', instance }, fact.seq);
    restartAgent(world, instance, fact.seq);
  },
};
