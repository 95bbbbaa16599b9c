import type { ActionDeclaration } from '../domain';

/** Categories of AWS's own providers. AWS CodePipeline User Guide, "Valid action types and providers" and "Action structure reference". */
const AWS_PROVIDERS: Readonly<Record<string, readonly ActionDeclaration['category'][]>> = {
  S3: ['Source', 'Deploy'],
  ECR: ['Source'],
  CodeCommit: ['Source'],
  CodeStarSourceConnection: ['Source'],
  CodeBuild: ['Build', 'Test'],
  ECRBuildAndPublish: ['Build'],
  DeviceFarm: ['Test'],
  AppConfig: ['Deploy'],
  CloudFormation: ['Deploy'],
  CloudFormationStackInstances: ['Deploy'],
  CloudFormationStackSet: ['Deploy'],
  CodeDeploy: ['Deploy'],
  CodeDeployToECS: ['Deploy'],
  EC2: ['Deploy'],
  ECS: ['Deploy'],
  EKS: ['Deploy'],
  ElasticBeanstalk: ['Deploy'],
  OpsWorks: ['Deploy'],
  ServiceCatalog: ['Deploy'],
  Lambda: ['Invoke', 'Deploy'],
  CodePipeline: ['Invoke'],
  InspectorScan: ['Invoke'],
  StepFunctions: ['Invoke'],
  Commands: ['Compute'],
  Manual: ['Approval'],
};

/** Providers that pipelines of type V1 cannot have. AWS CodePipeline User Guide, "Pipeline types". */
const V2_PROVIDERS: ReadonlySet<string> = new Set(['Commands', 'ECRBuildAndPublish', 'EC2', 'EKS']);

/** What a CloudFormation action needs, by its `ActionMode`. AWS CodePipeline User Guide, "CloudFormation deploy action reference". */
const CLOUDFORMATION: Readonly<Record<string, readonly string[]>> = {
  CREATE_UPDATE: ['StackName', 'RoleArn', 'TemplatePath'],
  REPLACE_ON_FAILURE: ['StackName', 'RoleArn', 'TemplatePath'],
  DELETE_ONLY: ['StackName', 'RoleArn'],
  CHANGE_SET_REPLACE: ['StackName', 'RoleArn', 'TemplatePath', 'ChangeSetName'],
  CHANGE_SET_EXECUTE: ['StackName', 'ChangeSetName'],
};

type ActionType = Pick<ActionDeclaration, 'category' | 'owner' | 'provider'>;

/** Whether the service has such an action type. Custom and third-party ones depend on the account and pass. */
export function isKnownActionType({ category, owner, provider }: ActionType): boolean {
  if (owner !== 'AWS') return provider !== 'GitHub' || category === 'Source';
  return Object.hasOwn(AWS_PROVIDERS, provider) && (AWS_PROVIDERS[provider]?.includes(category) ?? false);
}

/** AWS's own providers of a category. */
export function providersOf(category: ActionDeclaration['category']): string[] {
  return Object.keys(AWS_PROVIDERS).filter((provider) => AWS_PROVIDERS[provider]?.includes(category));
}

/** Whether an action needs a pipeline of type V2. */
export function needsV2({ owner, provider }: ActionType): boolean {
  return owner === 'AWS' && V2_PROVIDERS.has(provider);
}

/** Keys that the configuration of an action must have, as far as they are documented as a rule; empty for other providers. */
export function requiredConfiguration(
  { provider }: Pick<ActionDeclaration, 'provider'>,
  configuration: ActionDeclaration['configuration'],
): readonly string[] {
  if (provider !== 'CloudFormation') return [];
  const mode = configuration.ActionMode ?? '';
  return Object.hasOwn(CLOUDFORMATION, mode) ? (CLOUDFORMATION[mode] ?? []) : ['ActionMode'];
}
