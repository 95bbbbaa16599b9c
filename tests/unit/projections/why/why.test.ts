import { describe, expect, it } from 'vitest';
import type { Fact, Scenario } from '../../../../src/domain';
import { lastFailure, MAX_ITEMS, whyOf, type WhyView } from '../../../../src/projections/why';
import { factsOf, theFact } from '../../../support/facts';
import { buildScenario } from '../../../support/scenarioBuilder';
import * as runs from '../runs';

const why = ({ scenario, log }: runs.Run, fact: Pick<Fact, 'seq'> | undefined): WhyView => {
  const view = whyOf(scenario, log, fact?.seq ?? -1);
  if (view === null) throw new Error('no such fact');
  return view;
};
const codes = ({ items }: WhyView): string[] => items.map(({ code }) => code);
const root = ({ items }: WhyView) => items.at(-1)?.root;
const named = ({ controls }: WhyView): string[] => controls.map(({ effect, code }) => `${effect} ${code}`);

const quick = (): Scenario['alarms'] => buildScenario().alarms.map((alarm) => ({ ...alarm, periodSeconds: 10 }));
const stop = (instance: string): Scenario['faults'][number] => ({ atMs: 60_000, type: 'instance.stop', instance });

describe('why an execution failed', () => {
  it('in the build: the command that failed, and the commit', () => {
    const run = runs.failingBuild();
    const view = why(run, theFact(run.log, 'execution.failed'));
    expect(codes(view)).toEqual(['execution.failed', 'build.commandFailed', 'commit.changed']);
    expect(view.items[1]?.params).toMatchObject({ command: 'npm test', exitCode: 1 });
    expect(root(view)).toBe('commit');
    expect(named(view)).toEqual(['worked testInBuild']);
  });

  it('in the deployment: the script, the deployment and the commit, once for all instances', () => {
    const run = runs.failingScript(8);
    const view = why(run, theFact(run.log, 'execution.failed'));
    expect(codes(view)).toEqual([
      'execution.failed',
      'deployment.failed',
      'target.eventFailed',
      'deployment.created',
      'build.succeeded',
      'commit.changed',
    ]);
    expect(named(view)).toEqual(['worked minimumHealthyHosts']);
  });

  it('because an alarm stopped the deployment: down to the version that fails', () => {
    const run = runs.alarmAndRollback();
    const view = why(run, theFact(run.log, 'execution.failed'));
    expect(codes(view)).toEqual([
      'execution.failed',
      'deployment.stopped',
      'alarm.raised',
      'traffic.failed',
      'app.started',
      'deployment.created',
      'commit.changed',
    ]);
    expect(named(view)).toContain('worked alarmRollback');
  });
});

describe('why a rollback began', () => {
  it('leads to the alarm and on to the commit that is rolled back', () => {
    const run = runs.alarmAndRollback();
    const rollback = factsOf(run.log, 'deployment.created').find(({ data }) => data.rollbackOf !== null);
    const view = why(run, rollback);
    expect(codes(view).slice(0, 3)).toEqual(['rollback.started', 'deployment.stopped', 'alarm.raised']);
    expect(view.items.at(-1)).toMatchObject({ code: 'commit.changed', root: 'commit', params: { version: 2 } });
  });
});

describe('why an instance is in trouble', () => {
  it('a fault: and the health check that took it out', () => {
    const run = runs.run({}, { commits: [], faults: [stop('i-02')] });
    const unhealthy = factsOf(run.log, 'targetHealth.changed').find(({ data }) => data.to === 'unhealthy');
    const view = why(run, unhealthy);
    expect(codes(view)).toEqual(['targetHealth.unhealthy', 'instance.stopped', 'app.stopped', 'fault.injected']);
    expect(root(view)).toBe('fault');
    expect(named(view)).toEqual(['worked healthCheck']);
  });

  it('a silent agent: the fault, not the deployment that met it', () => {
    const run = runs.run({}, { faults: [{ atMs: 1_000, type: 'agent.stop', instance: 'i-01' }] });
    const failed = factsOf(run.log, 'target.failed')[0];
    expect(root(why(run, failed))).toBe('fault');
  });

  it('a leak: one sentence for all its steps', () => {
    const run = runs.run({}, { behaviour: runs.leaking(500), alarms: quick() });
    const alarm = factsOf(run.log, 'alarm.stateChanged').find(({ data }) => data.to === 'ALARM');
    const view = why(run, alarm);
    expect(codes(view).filter((code) => code === 'app.degraded')).toHaveLength(1);
    expect(named(view)[0]).toBe('missing loadTest');
  });

  it('too much load: the deployment that took instances away', () => {
    const serve = { errorRate: null, latencyMs: null, healthCheckFailureRate: null, leak: null };
    const behaviour = [
      { when: [], serve: { ...serve, capacityRequestsPerSecond: 40 }, commands: [], scripts: [] },
    ] as const;
    const run = runs.run({ config: 'CodeDeployDefault.HalfAtATime' }, { behaviour, alarms: quick() });
    const alarm = factsOf(run.log, 'alarm.stateChanged').find(({ data }) => data.to === 'ALARM');
    const view = why(run, alarm);
    expect(codes(view)).toEqual(expect.arrayContaining(['traffic.failed', 'traffic.changed', 'deployment.created']));
    expect(named(view)).toEqual(['missing minimumHealthyHosts']);
  });

  it('an hour without a healthy target: the health checks that failed', () => {
    const run = runs.run({}, { behaviour: runs.errors(0, 1), untilMs: 2 * 3_600_000 });
    const failed = factsOf(run.log, 'target.eventEnded').find(({ data }) => data.event === 'AllowTraffic');
    const view = why(run, failed);
    expect(codes(view).slice(0, 2)).toEqual(['target.trafficTimedOut', 'targetHealth.unhealthy']);
    expect(root(view)).toBe('commit');
  });
});

describe('what people decided', () => {
  it('an approval is told on the way to the commit, a rejection is the root', () => {
    const approved = runs.approval('approve');
    const created = factsOf(approved.log, 'deployment.created')[0];
    const view = why(approved, created);
    expect(codes(view)).toContain('approval.approved');
    expect(root(view)).toBe('commit');
    const rejected = runs.approval('reject');
    const failed = why(rejected, theFact(rejected.log, 'execution.failed'));
    expect(codes(failed)).toEqual(['execution.failed', 'approval.rejected']);
    expect(root(failed)).toBe('decision');
  });

  it('whoever waits for a transition waits because of who switched it off, or the scenario', () => {
    const run = runs.disabledTransition();
    const waiting = factsOf(run.log, 'stage.executionWaiting').find(({ data }) => data.reason === 'transitionDisabled');
    const view = why(run, waiting);
    expect(codes(view)).toEqual(['execution.waitingForTransition', 'start.transition']);
    expect(root(view)).toBe('start');
    const started = factsOf(run.log, 'stage.started').find(({ data }) => data.stage === 'Deploy');
    expect(codes(why(run, started))).toContain('transition.enabled');
    expect(root(why(run, started))).toBe('commit');
  });

  it('a superseded execution gave way to a newer commit', () => {
    const run = runs.disabledTransition([10_000, 60_000, 110_000]);
    const view = why(run, factsOf(run.log, 'execution.superseded')[0]);
    expect(view.items.at(-1)).toMatchObject({ code: 'commit.changed', params: { version: 3 } });
  });
});

describe('controls', () => {
  it('names the missing test where the buildspec has none, and printing about tests is no test', () => {
    const spec = (command: string) => {
      const base = buildScenario();
      const [key] = Object.keys(base.specs.buildspecs);
      const value = Object.values(base.specs.buildspecs)[0];
      if (key === undefined || value?.ok !== true) throw new Error('no buildspec');
      const phases = {
        ...value.value.phases,
        BUILD: { commands: [command], finally: [], onFailure: null, runtimeVersions: {} },
      };
      return { ...base.specs, buildspecs: { [key]: { ok: true as const, value: { ...value.value, phases } } } };
    };
    const named1 = (command: string): string[] => {
      const run = runs.run({}, { behaviour: runs.errors(0.5), alarms: quick(), specs: spec(command) });
      return named(why(run, factsOf(run.log, 'deployment.stopped')[0]));
    };
    expect(named1('echo "skipping tests"')).toContain('missing testInBuild');
    expect(named1('npm run build')).toContain('missing testInBuild');
    expect(named1('npm test')).not.toContain('missing testInBuild');
  });

  it('names the alarm where the group watches none', () => {
    const groups = buildScenario().deploymentGroups.map((group) => ({
      ...group,
      alarms: { enabled: false, names: [] },
    }));
    const run = runs.run({}, { behaviour: runs.errors(0.5, 1), deploymentGroups: groups });
    const unhealthy = factsOf(run.log, 'targetHealth.changed').find(({ data }) => data.to === 'unhealthy');
    expect(named(why(run, unhealthy))).toContain('missing alarmRollback');
  });

  it('are not spoken of where nothing went wrong', () => {
    const run = runs.run();
    for (const fact of run.log.events) expect(why(run, fact).controls).toEqual([]);
  });
});

describe('the last failure', () => {
  it('is the newest bad outcome up to a time', () => {
    const run = runs.alarmAndRollback();
    const stopped = theFact(run.log, 'deployment.stopped');
    expect(lastFailure(run.log, stopped.at)?.at).toBe(stopped.at);
    expect(lastFailure(run.log, 5_000)).toBeNull();
    expect(lastFailure(runs.run().log, Infinity)).toBeNull();
  });
});

describe('any question', () => {
  it('about something that is not there has no answer', () => {
    const { scenario, log } = runs.run();
    expect(whyOf(scenario, log, -1)).toBeNull();
    expect(whyOf(scenario, log, log.events.length)).toBeNull();
  });

  it('about a fact of a type that this engine does not know is answered with its name', () => {
    const { scenario, log } = runs.run();
    const strange = { ...log.events[5], seq: log.events.length, type: 'moon.eclipsed', cause: 3 } as unknown as Fact;
    const view = whyOf(scenario, { ...log, events: [...log.events, strange] }, strange.seq);
    expect(view?.items[0]).toMatchObject({ code: 'fact.unknown', params: { type: 'moon.eclipsed' } });
    expect(view?.items.length).toBeLessThanOrEqual(MAX_ITEMS);
  });
});
