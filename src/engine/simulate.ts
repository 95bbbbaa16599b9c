import type { Command, Fact, FactData, FactType, Scenario, SimulationLog } from '../domain';
import { stageGateMachine } from '../domain/pipeline/stageGate.machine';
import { Kernel, RandomStreams, type KernelLimits, type Observer } from '../kernel';
import { assert, defined } from '../shared';
import { wholeRepository } from './bundle';
import { issueCommand } from './commands';
import { pushCommit } from './commands/commit';
import { Deployments } from './Deployments';
import { scenarioDigest } from './digest';
import { runScheduledDeployment } from './directDeployment';
import { injectScheduledFault } from './faults';
import { ActiveFaults } from './faults/ActiveFaults';
import { FleetState } from './FleetState';
import { ids } from './ids';
import { launch, placeBaseline } from './launch';
import { REACTIONS } from './policies';
import { Repository } from './Repository';
import { TimingSource } from './timings';
import { Alarms } from './traffic/Alarms';
import { HealthChecks } from './traffic/HealthChecks';
import { TrafficModel } from './traffic/TrafficModel';
import { ENGINE_VERSION } from './version';
import type { World } from './World';

/** Enough for a thousand instances and hundreds of executions; what needs more is a runaway. */
const LIMITS: KernelLimits = { maxSteps: 3_000_000, maxFacts: 1_500_000, maxEntities: 200_000 };

/** People act after whatever the machines do at the same instant. */
const COMMAND_PRIORITY = 9;

/**
 * Runs a scenario. The same scenario, seed and commands give the same log, in every browser and in Node.
 * Commands must be sorted by time. Throws `MissingSpecError` when a specification text was not parsed beforehand,
 * and `InvariantError` on a defect of the engine.
 */
export function simulate(
  scenario: Scenario,
  seed: number,
  commands: readonly Command[],
  observer: Observer | null = null,
): SimulationLog {
  const world = new SimulationWorld(scenario, seed, observer);
  world.begin(commands);
  const reason = world.kernel.run(scenario.untilMs);
  world.end(reason);
  return {
    header: {
      engineVersion: ENGINE_VERSION,
      formatVersion: 1,
      scenarioId: scenario.id,
      scenarioDigest: scenarioDigest(scenario),
      seed,
      until: scenario.untilMs,
    },
    commands,
    events: world.kernel.facts,
  };
}

class SimulationWorld implements World {
  readonly kernel: Kernel<Fact>;
  readonly streams: RandomStreams;
  readonly timings: TimingSource;
  readonly repository: Repository;
  readonly fleet: FleetState;
  readonly executions: World['executions'] = new Map();
  readonly actions: World['actions'] = new Map();
  readonly deployments = new Deployments();
  readonly stages: World['stages'];
  readonly builds: World['builds'] = new Map();
  readonly faults = new ActiveFaults();
  readonly traffic: TrafficModel;
  readonly healthChecks: HealthChecks;
  readonly alarms: Alarms;
  readonly scenario: Scenario;
  readonly #lastByInstance = new Map<string, number>();
  #lastTraffic = -1;

  constructor(scenario: Scenario, seed: number, observer: Observer | null) {
    this.scenario = scenario;
    this.streams = new RandomStreams(seed);
    this.timings = new TimingSource(this.streams, scenario.timings.overrides);
    this.repository = new Repository(scenario);
    this.fleet = new FleetState(scenario);
    this.stages = { last: new Map(), disabled: new Set(Object.keys(scenario.disabledTransitions)) };
    this.kernel = new Kernel<Fact>(LIMITS, (fact) => this.#react(fact), observer);
    this.traffic = new TrafficModel(this);
    this.healthChecks = new HealthChecks(this);
    this.alarms = new Alarms(this);
  }

  state<T extends FactType>(entity: string, type: T, data: FactData[T], cause: number): number {
    return this.kernel.state(entity, type, data as never, cause);
  }

  lastFactAbout(instance: string): number {
    return this.#lastByInstance.get(instance) ?? 0;
  }

  noteFactAbout(instance: string, seq: number): void {
    this.#lastByInstance.set(instance, seq);
  }

  lastTrafficFact(): number {
    return this.#lastTraffic;
  }

  /** Lays out the world as it stands when the run begins and puts everything planned on the calendar. */
  begin(commands: readonly Command[]): void {
    const { scenario, kernel } = this;
    const root = this.state(ids.run, 'run.started', { until: scenario.untilMs }, -1);
    if (scenario.isBaselineDeployed) {
      this.fleet.bundles.set(1, wholeRepository(scenario.files, !scenario.isRepositoryComplete));
      for (const group of scenario.deploymentGroups) this.deployments.noteGood(group, 1, {});
    }
    placeBaseline(this);
    for (const instance of this.fleet.instances) launch(this, instance, root);
    this.healthChecks.begin(root);
    for (const [index, { name }] of scenario.pipeline.stages.entries()) {
      const isEnabled = index === 0 || !Object.hasOwn(scenario.disabledTransitions, name);
      kernel.spawn(ids.stageGate(name), stageGateMachine, { stage: name, isEnabled }, root);
    }
    this.alarms.begin(root);
    this.#planCalendar(root, commands);
  }

  end(reason: 'horizon' | 'stepLimit'): void {
    this.traffic.measure();
    this.state(ids.run, 'run.ended', { reason }, 0);
  }

  #planCalendar(root: number, commands: readonly Command[]): void {
    const { scenario, kernel } = this;
    for (const { atMs, requestsPerSecond } of scenario.traffic) {
      kernel.schedule(atMs, 1, root, (cause) => this.traffic.setDemand(requestsPerSecond, cause));
    }
    for (const commit of scenario.commits) {
      kernel.schedule(commit.atMs, 2, root, (cause) => {
        const problem = pushCommit(this, { editId: commit.id, author: commit.author, changes: commit.changes }, cause);
        assert(problem === null, `commit ${commit.id}: ${problem ?? ''}`);
        this.repository.name(commit.id, this.repository.head.number);
      });
    }
    for (const [index, deployment] of (scenario.deployments ?? []).entries()) {
      kernel.schedule(deployment.atMs, 2, root, (cause) => runScheduledDeployment(this, deployment, index, cause));
    }
    for (const fault of scenario.faults) kernel.schedule(fault.atMs, 2, root, () => injectScheduledFault(this, fault));
    let previous = 0;
    for (const [index, command] of commands.entries()) {
      assert(command.at >= previous, 'commands must be sorted by time');
      previous = command.at;
      if (command.at > scenario.untilMs) break;
      kernel.schedule(command.at, COMMAND_PRIORITY, root, () => issueCommand(this, command, index));
    }
  }

  #react(fact: Fact): void {
    if (fact.type === 'traffic.changed' || fact.type === 'traffic.measured') this.#lastTraffic = fact.seq;
    else if (ABOUT_ANSWERING.has(fact.type) && 'instance' in fact.data && fact.data.instance !== null) {
      this.#lastByInstance.set(fact.data.instance, fact.seq);
    }
    for (const reaction of REACTIONS.get(fact.type) ?? []) reaction(fact, this);
  }
}

/** Facts that can explain how an instance answers. */
const ABOUT_ANSWERING: ReadonlySet<FactType> = new Set<FactType>([
  'app.started',
  'app.stopped',
  'app.degraded',
  'instance.stopped',
  'instance.started',
  'instance.launched',
]);

/** Throws unless the log obeys the rules that every projection relies on. For tests and the command line. */
export function checkLog(log: SimulationLog): void {
  let previous = 0;
  for (const [index, fact] of log.events.entries()) {
    assert(fact.seq === index, `seq ${fact.seq} at position ${index}`);
    assert(fact.at >= previous, `time goes back at ${index}`);
    assert(fact.cause < fact.seq, `cause of ${index} comes later`);
    previous = fact.at;
  }
  defined(log.events[0], 'a first fact');
}
