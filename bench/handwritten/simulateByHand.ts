import type { Fact, Scenario } from '../../src/domain';
import { wholeRepository, type Bundle } from '../../src/engine/bundle';
import { build } from './build';
import { deploy } from './deploy';
import { Run } from './run';

/**
 * The yardstick of the engine's speed: the model of `deploymentScenario` (one commit, source, build, an in-place deployment
 * without load balancer or traffic, and its rollback) as anybody would write it by hand, with callbacks on a queue instead of
 * machines, tables and policies. The random numbers, the duration models and the rules of files and commands are the engine's
 * own, since those are the model; what differs is everything that makes events happen. A test compares the two fact by fact.
 */
export function simulateByHand(scenario: Scenario, seed: number): readonly Fact[] {
  const run = new Run(scenario, seed);
  const root = run.fact('run', 'run.started', -1, { until: scenario.untilMs });
  for (const { id, availabilityZone } of scenario.fleet.instances) {
    const entity = `instance/${id}`;
    const { instanceType } = scenario.fleet;
    const launched = { instance: id, zone: availabilityZone, instanceType, version: 1 };
    const seq = run.fact(entity, 'instance.launched', root, launched);
    run.fact(entity, 'app.started', seq, { instance: id, version: 1 });
  }
  for (const commit of scenario.commits) run.queue.after(commit.atMs, () => push(run, commit, root));
  run.queue.run(scenario.untilMs);
  run.fact('traffic', 'traffic.measured', -1, { from: 0, to: scenario.untilMs, groups: [], unrouted: 0 });
  run.fact('run', 'run.ended', 0, { reason: 'horizon' });
  return run.facts;
}

function push(run: Run, commit: Scenario['commits'][number], root: number): void {
  const parentId = run.repository.head.commitId;
  const pushed = run.repository.commit(commit.changes, commit.author);
  if (!pushed.ok) throw new Error(pushed.error);
  const { number: version, commitId } = pushed.value;
  const entity = `commit/v${version}`;
  const seq = run.fact(entity, 'commit.pushed', root, {
    commitId,
    version,
    parentId,
    editId: commit.id,
    author: commit.author,
    branch: 'main',
    files: commit.changes.map(({ path }) => path),
  });
  run.queue.after(run.timings.draw('codepipeline.trigger', entity), () => execute(run, version, commitId, seq));
}

/** Source, Build and Deploy, one after the other; true from a stage lets the next one begin. */
function execute(run: Run, version: number, commitId: string, pushed: number): void {
  const entity = 'execution-1';
  const { pipeline } = run.scenario;
  const artifacts = new Map<string, Bundle>();
  const started = { number: 1, trigger: 'CloudWatchEvent', mode: pipeline.executionMode, commitId, version } as const;
  const first = run.fact(entity, 'execution.started', pushed, started);
  const enter = (index: number, cause: number): void => {
    const stage = pipeline.stages[index];
    if (stage === undefined) {
      run.fact(entity, 'execution.succeeded', cause, { number: 1 });
      return;
    }
    const from = pipeline.stages[index - 1]?.name ?? null;
    const transferMs = index === 0 ? 0 : run.timings.draw('codepipeline.transfer', `${entity}/${stage.name}`);
    const plannedEndAt = run.queue.now + transferMs;
    const advanced = run.fact(entity, 'execution.advanced', cause, { number: 1, from, to: stage.name, plannedEndAt });
    run.queue.after(transferMs, () => arrive(index, advanced));
  };
  const arrive = (index: number, advanced: number): void => {
    const stage = pipeline.stages[index] as (typeof pipeline.stages)[number];
    const { name } = stage;
    const arrived = run.fact(entity, 'execution.arrived', advanced, { number: 1, stage: name });
    const begun = run.fact(`stage/${name}`, 'stage.started', arrived, { stage: name, number: 1 });
    const order = { stage: name, number: 1, runOrder: 1 };
    const ordered = run.fact(`${entity}/${name}`, 'stage.runOrderStarted', begun, order);
    act(run, { stage, version, commitId, artifacts }, ordered, (isGood, ended) => {
      if (isGood) {
        const seq = run.fact(`${entity}/${name}`, 'stage.succeeded', ended, { stage: name, number: 1 });
        enter(index + 1, seq);
      } else {
        const seq = run.fact(`${entity}/${name}`, 'stage.failed', ended, { stage: name, number: 1 });
        run.fact(entity, 'execution.failed', seq, { number: 1, stage: name });
      }
    });
  };
  enter(0, first);
}

/** What an action works on. */
export interface Work {
  readonly stage: Scenario['pipeline']['stages'][number];
  readonly version: number;
  readonly commitId: string;
  readonly artifacts: Map<string, Bundle>;
}

/** How the work of a provider ended: `detail` says why it failed, null is success. */
export type Done = (detail: string | null, cause: number) => void;

function act(run: Run, work: Work, cause: number, done: (isGood: boolean, ended: number) => void): void {
  const { stage, version } = work;
  const declaration = stage.actions[0] as (typeof stage.actions)[number];
  const { name: action, category, provider, inputArtifacts } = declaration;
  const entity = `execution-1/${stage.name}/${action}#1`;
  const startedAt = run.queue.now;
  const workMs = category === 'Source' ? run.timings.draw('codepipeline.source', entity) : null;
  const begun = run.fact(entity, 'action.started', cause, {
    stage: stage.name,
    action,
    number: 1,
    attempt: 1,
    category,
    provider,
    version,
    inputArtifacts,
    plannedEndAt: workMs === null ? null : startedAt + workMs,
  });
  const end: Done = (detail, because) => {
    const durationMs = run.queue.now - startedAt;
    const billedActionMinutes = Math.ceil(durationMs / 60_000);
    const metered = { stage: stage.name, action, number: 1, durationMs, billedActionMinutes };
    if (detail === null) done(true, run.fact(entity, 'action.succeeded', because, metered));
    else done(false, run.fact(entity, 'action.failed', because, { ...metered, reason: 'JobFailed', detail }));
  };
  if (category === 'Source') run.queue.after(workMs ?? 0, () => fetchSource(run, work, entity, begun, end));
  else if (category === 'Build') build(run, work, entity, begun, end);
  else deploy(run, work, entity, begun, end);
}

function fetchSource(run: Run, work: Work, entity: string, cause: number, end: Done): void {
  const { stage, version, commitId } = work;
  const action = stage.actions[0] as (typeof stage.actions)[number];
  const fetched = { stage: stage.name, action: action.name, number: 1, commitId, version };
  const seq = run.fact(`${entity}/source`, 'source.fetched', cause, fetched);
  const bundle = wholeRepository(run.repository.version(version).files, false);
  end(null, storeArtifact(run, work, action.outputArtifacts[0] ?? '', bundle, 'source', seq));
}

/** States and keeps an output artifact. */
export function storeArtifact(
  run: Run,
  { stage, version, artifacts }: Work,
  name: string,
  bundle: Bundle,
  kind: 'source' | 'zip',
  cause: number,
): number {
  artifacts.set(name, bundle);
  const data = { name, number: 1, version, kind, stage: stage.name, files: bundle.entries.size };
  return run.fact(`execution-1/artifact/${name}`, 'artifact.created', cause, data);
}
