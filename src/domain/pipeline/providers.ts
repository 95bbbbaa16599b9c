import type { ActionDeclaration } from './declaration';

/**
 * `Category/Owner/Provider` of every action that can run. The engine registers a provider for each (a test compares), and
 * readers of people's own files tell beforehand what will not run.
 */
export const SIMULATED_PROVIDERS: ReadonlySet<string> = new Set([
  'Source/AWS/CodeCommit',
  'Source/AWS/S3',
  'Source/AWS/CodeStarSourceConnection',
  'Source/ThirdParty/GitHub',
  'Build/AWS/CodeBuild',
  'Test/AWS/CodeBuild',
  'Deploy/AWS/CodeDeploy',
  'Approval/AWS/Manual',
]);

/** The key of an action's provider. */
export function providerKey({ category, owner, provider }: ActionDeclaration): string {
  return `${category}/${owner}/${provider}`;
}
