import type { FleetInstance, TagFilter, TargetSelection } from '../scenario';

type Tagged = Pick<FleetInstance, 'tags' | 'autoScalingGroup' | 'onPremises'>;

function fits({ Key, Value, Type }: TagFilter, tags: Readonly<Record<string, string>>): boolean {
  if (Type === 'KEY_ONLY') return Key !== undefined && Object.hasOwn(tags, Key);
  if (Type === 'VALUE_ONLY') return Value !== undefined && Object.values(tags).includes(Value);
  return Key !== undefined && Object.hasOwn(tags, Key) && tags[Key] === (Value ?? '');
}

/** A host fits a tag set when every group has a filter that fits it. No groups fit nothing. */
function fitsTagSet(groups: readonly (readonly TagFilter[])[], tags: Readonly<Record<string, string>>): boolean {
  return groups.length > 0 && groups.every((group) => group.some((filter) => fits(filter, tags)));
}

/**
 * Whether a host belongs to a selection. On-premises hosts count only while registered, and only by their own tag set.
 * Without a selection every EC2 instance and every registered host belongs.
 * AWS CodeDeploy User Guide, "Tagging instances for deployment groups in CodeDeploy" and "Working with on-premises instances".
 */
export function isSelected(host: Tagged, selection: TargetSelection | undefined): boolean {
  const { onPremises, tags = {}, autoScalingGroup } = host;
  if (onPremises !== undefined) {
    if (!onPremises.isRegistered) return false;
    return selection === undefined || fitsTagSet(selection.onPremisesTagSet, tags);
  }
  if (selection === undefined) return true;
  if (autoScalingGroup !== undefined && selection.autoScalingGroups.includes(autoScalingGroup)) return true;
  return fitsTagSet(selection.ec2TagSet, tags);
}
