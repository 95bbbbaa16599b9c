import type { ActionRecord, PipelineRecord } from '../../domain';

/** Pipelines of type V1 cost nothing in their first days (AWS CodePipeline Pricing). */
const FREE_DAYS = 30;

/** A V1 pipeline is charged in a month if it is older than 30 days and at least one code change ran through it. */
export function isActive({ ageDays, codeChanges }: Pick<PipelineRecord, 'ageDays' | 'codeChanges'>): boolean {
  return ageDays > FREE_DAYS && codeChanges > 0;
}

/** V2 pipelines are charged by the minute of every action, except manual approvals and custom actions. */
export function isChargedByMinute({ category, owner }: Pick<ActionRecord, 'category' | 'owner'>): boolean {
  return category !== 'Approval' && owner !== 'Custom';
}
