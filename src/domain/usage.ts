import type { ActionCategory } from './aws';
import type { Decimal } from '../shared';

/** Something that was used and is charged by the price book. */
export interface UsageItem {
  readonly service: string;
  readonly dimension: string;
  readonly amount: UsedQuantity | UsedTime;
  /** `seq` of the facts that caused it. */
  readonly facts: readonly number[];
}

/** In the unit of the dimension. */
export interface UsedQuantity {
  readonly quantity: Decimal;
}

/** Pieces of time, each rounded up as the price book says, times the size of what ran: 2 for two vCPU or two GB. */
export interface UsedTime {
  readonly seconds: readonly Decimal[];
  readonly size: Decimal;
}

/** What costs something but stands on no bill of the provider. The rate is the reader's own. */
export interface OwnCost {
  readonly kind: 'people' | 'loss';
  /** Code of what it is, such as `approval`. */
  readonly what: string;
  readonly quantity: Decimal;
  readonly unit: 'hour' | 'request';
  readonly usdPerUnit: Decimal;
  readonly facts: readonly number[];
}

export interface Usage {
  readonly items: readonly UsageItem[];
  readonly own: readonly OwnCost[];
}

/** What the account brings along. */
export interface AccountTerms {
  /** `first12Months`: those offers as well as what is always free; `none`: nothing is free. */
  readonly freeTier: 'always' | 'first12Months' | 'none';
  /** Credits left, as accounts get them that were created on or after 2025-07-15. */
  readonly creditUsd: Decimal;
  /** What the rest of the account has used of free quantities this month, by their id. */
  readonly alreadyUsed: Readonly<Record<string, Decimal>>;
}

/** A usage as people write it down, in the words of the services; `pricing` turns it into items. */
export interface UsageRecords {
  readonly region: string | null;
  readonly account: Partial<AccountTerms> & { readonly createdOn?: string; readonly on?: string };
  readonly builds: readonly BuildRecord[];
  readonly pipelines: readonly PipelineRecord[];
  readonly actions: readonly ActionRecord[];
  readonly deployments: readonly DeploymentRecord[];
  readonly identities: IdentityRecord | null;
  readonly quantities: readonly Omit<UsageItem, 'facts'>[];
  readonly own: readonly OwnCost[];
}

/** So many builds that took equally long, from PROVISIONING on. Names: CodeBuild `ProjectEnvironment`. */
export interface BuildRecord {
  readonly computeType: string;
  readonly environmentType: string;
  readonly seconds: Decimal;
  readonly count: number;
}

/** So many pipelines of type V1 that are alike. */
export interface PipelineRecord {
  readonly ageDays: number;
  readonly codeChanges: number;
  readonly count: number;
}

/** So many executions of actions in pipelines of type V2 that took equally long. */
export interface ActionRecord {
  readonly category: ActionCategory;
  readonly owner: 'AWS' | 'ThirdParty' | 'Custom';
  readonly seconds: Decimal;
  readonly count: number;
}

/** So many deployments of CodeDeploy to equally many hosts. */
export interface DeploymentRecord {
  readonly computePlatform: 'Server' | 'Lambda' | 'ECS';
  readonly onPremisesInstances: number;
  readonly count: number;
}

/** Who used a CodeCommit repository in the month. */
export interface IdentityRecord {
  readonly people: number;
  /** Roles of CodeBuild, CodePipeline, servers. */
  readonly roles: number;
}
