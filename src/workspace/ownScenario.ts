import type { Scenario } from '../domain';
import type { InputError } from '../formats';
import type { Result } from '../shared';
import type { OwnInput } from './keeping/ownSchema';

interface Made {
  readonly scenario: Scenario;
  readonly notes: readonly { readonly code: string; readonly params: Readonly<Record<string, string | number>> }[];
}

/** Makes a person's own files runnable. The parsers are loaded on first use. */
export async function ownScenario({ files, options }: OwnInput): Promise<Result<Made, readonly InputError[]>> {
  const { scenarioFromFiles } = await import('../scenarios');
  const { pipeline, buildspec, appspec } = files;
  const given = (file: typeof pipeline) => (file === undefined ? null : { file: file.name, text: file.text });
  return scenarioFromFiles({
    pipeline: given(pipeline) ?? { file: 'pipeline.json', text: '' },
    buildspec: given(buildspec),
    appspec: given(appspec),
    ...options,
  });
}
