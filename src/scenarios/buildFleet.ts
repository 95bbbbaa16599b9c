import type { Fleet, FleetInstance, OnPremisesHost } from '../domain';
import type { AuthoredScenario } from './scenario.schema';
import { known } from './units';

type AuthoredFleet = AuthoredScenario['fleet'];
type AuthoredInstance = NonNullable<AuthoredFleet['instances']>[number];

const DEFAULT_ZONES = ['ap-northeast-2a', 'ap-northeast-2c'];
/** Where a host outside AWS stands, as far as the author does not say. */
const DATA_CENTRE = 'on-premises';

/** The fleet: as many equal instances as `count` says, then hosts of their own; an entry with a known id changes that instance. */
export function fleetOf(given: AuthoredFleet): Fleet {
  const zones = given.availabilityZones ?? DEFAULT_ZONES;
  const digits = Math.max(2, String(given.count).length);
  const own = new Map((given.instances ?? []).map((entry) => [entry.id, entry]));
  const instances: FleetInstance[] = [];
  for (let index = 0; index < given.count; index++) {
    const id = `i-${String(index + 1).padStart(digits, '0')}`;
    instances.push(instanceOf(given, zones[index % zones.length] ?? '', own.get(id) ?? { id }));
    own.delete(id);
  }
  for (const entry of own.values()) {
    const zone = zones[instances.length % zones.length] ?? '';
    instances.push(instanceOf(given, entry.onPremises === undefined ? zone : DATA_CENTRE, entry));
  }
  const { name, instanceType = 't3.micro', users } = given;
  return { name, instanceType, instances, ...known({ users }) };
}

function instanceOf(fleet: AuthoredFleet, zone: string, given: AuthoredInstance): FleetInstance {
  const { onPremises, lastDeployment, revision } = given;
  const isEc2 = onPremises === undefined;
  const tags = isEc2 ? { ...fleet.tags, ...given.tags } : (given.tags ?? {});
  const autoScalingGroup = given.autoScalingGroup ?? (isEc2 ? fleet.autoScalingGroup : undefined);
  return {
    id: given.id,
    availabilityZone: given.availabilityZone ?? zone,
    ...(Object.keys(tags).length === 0 ? {} : { tags }),
    ...(autoScalingGroup === undefined ? {} : { autoScalingGroup }),
    ...(onPremises === undefined ? {} : { onPremises: hostOf(onPremises) }),
    ...(given.state === 'stopped' ? { isStopped: true } : {}),
    ...(given.agent === 'missing' ? { isAgentMissing: true } : {}),
    ...known({ existingFiles: filesOf(fleet, given) }),
    ...(lastDeployment === undefined && revision === undefined
      ? {}
      : { history: { lastDeployment: lastDeployment ?? 'Succeeded', revision: revision ?? 'baseline' } }),
  };
}

function filesOf(fleet: AuthoredFleet, given: AuthoredInstance): string[] | undefined {
  const files = [...(fleet.existingFiles ?? []), ...(given.existingFiles ?? [])];
  return files.length === 0 ? undefined : files;
}

function hostOf(given: NonNullable<AuthoredInstance['onPremises']>): OnPremisesHost {
  return {
    ...(given.iamUserArn === undefined ? {} : { iamUserArn: given.iamUserArn }),
    ...(given.iamSessionArn === undefined ? {} : { iamSessionArn: given.iamSessionArn }),
    isRegistered: given.registrationStatus !== 'Deregistered',
  };
}
