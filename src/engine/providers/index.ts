import type { ActionDeclaration } from '../../domain';
import { approvalProvider } from './approval.provider';
import { codeBuildProvider } from './codebuild.provider';
import { codeDeployProvider } from './codedeploy.provider';
import { fail, type Provider } from './provider';
import { sourceProvider } from './source.provider';

const PROVIDERS: readonly Provider[] = [sourceProvider, codeBuildProvider, codeDeployProvider, approvalProvider];

const BY_KEY: ReadonlyMap<string, Provider> = new Map(
  PROVIDERS.flatMap((provider) => provider.keys.map((key) => [key, provider] as const)),
);

/** Stands in for a provider that is not simulated: the action fails and says so, it never pretends. */
const UNKNOWN: Provider = {
  keys: [],
  start: (world, run, cause) => {
    const { category, owner, provider } = run.declaration;
    fail(world, run.entity, 'ProviderNotSimulated', `${category}/${owner}/${provider}`, cause);
  },
};

/** `Category/Owner/Provider` of every action that can run. */
export const SUPPORTED_PROVIDERS: ReadonlySet<string> = new Set(BY_KEY.keys());

/** The provider behind an action. */
export function providerOf(declaration: ActionDeclaration): Provider {
  const { category, owner, provider } = declaration;
  return BY_KEY.get(`${category}/${owner}/${provider}`) ?? UNKNOWN;
}
