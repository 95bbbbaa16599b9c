import type { Fault, FaultScope, FaultType, LifecycleEvent } from '../../../domain';

/** What a learner has chosen in the fault menu. */
export interface FaultTargets {
  readonly instance: string;
  readonly zone: string;
  /** Whose health checks; null for all. */
  readonly target: string | null;
  /** Null for every version. */
  readonly version: number | null;
  readonly build: FaultScope;
  readonly deployment: FaultScope;
  readonly event: LifecycleEvent;
}

export type GroupName = 'host' | 'zone' | 'healthCheck' | 'dependency' | 'build' | 'hook';

/** Faults that are about the same thing stand together, below the choice of that thing. */
export const FAULT_GROUPS: readonly { readonly name: GroupName; readonly types: readonly FaultType[] }[] = [
  { name: 'host', types: ['instance.stop', 'app.crash', 'agent.stop', 'disk.full'] },
  { name: 'zone', types: ['zone.stop'] },
  { name: 'healthCheck', types: ['healthCheck.fail', 'healthCheck.pass'] },
  { name: 'dependency', types: ['dependency.slow'] },
  { name: 'build', types: ['test.fail', 'build.fail', 'build.diskFull'] },
  { name: 'hook', types: ['hook.fail', 'hook.hang'] },
];

/** Whether an offered fault is the one of its type that the choices name. */
export function isChosen(fault: Fault, targets: FaultTargets): boolean {
  switch (fault.type) {
    case 'zone.stop':
      return fault.zone === targets.zone;
    case 'healthCheck.fail':
    case 'healthCheck.pass':
      return fault.instance === targets.target;
    case 'dependency.slow':
      return fault.version === targets.version;
    case 'build.fail':
    case 'test.fail':
    case 'build.diskFull':
      return fault.scope === targets.build;
    case 'hook.fail':
    case 'hook.hang':
      return fault.scope === targets.deployment && fault.event === targets.event;
    default:
      return fault.instance === targets.instance;
  }
}
