import { sourceMachine } from '../../domain/pipeline/source.machine';
import { defined } from '../../shared';
import { wholeRepository } from '../bundle';
import { ids } from '../ids';
import type { Policy } from '../policy';
import type { ActionRun, World } from '../World';
import { succeed, type Provider } from './provider';

const workMs = (world: World, run: ActionRun): number => world.timings.draw('codepipeline.source', run.entity);

/** Providers that hand over a revision of the repository as one zip. */
export const sourceProvider: Provider = {
  keys: ['Source/AWS/CodeCommit', 'Source/AWS/S3', 'Source/AWS/CodeStarSourceConnection', 'Source/ThirdParty/GitHub'],
  plannedMs: workMs,
  start: (world, run, cause) =>
    world.kernel.spawn(
      ids.work(run.entity, 'source'),
      sourceMachine,
      {
        stage: run.stage.name,
        action: run.declaration.name,
        number: run.execution.number,
        commitId: world.repository.version(run.execution.version).commitId,
        version: run.execution.version,
        workMs: workMs(world, run),
      },
      cause,
    ),
};

export const sourcePolicy: Policy = {
  'source.fetched': (fact, world) => {
    const run = defined(world.actions.get(ids.parent(fact.entity)), fact.entity);
    if (run.status !== 'InProgress') return;
    const { execution, declaration, stage } = run;
    const { files } = world.repository.version(execution.version);
    let cause = fact.seq;
    for (const name of declaration.outputArtifacts) {
      const bundle = wholeRepository(files, !world.scenario.isRepositoryComplete);
      execution.artifacts.set(name, { version: execution.version, bundle });
      cause = world.state(
        ids.artifact(execution.number, name),
        'artifact.created',
        {
          name,
          number: execution.number,
          version: execution.version,
          kind: 'source',
          stage: stage.name,
          files: bundle.entries.size,
        },
        cause,
      );
    }
    succeed(world, run.entity, cause);
  },
};
