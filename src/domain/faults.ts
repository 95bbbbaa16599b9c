import type { LifecycleEvent } from './aws';

/**
 * Everything that can go wrong on request, with its parameters. The names and members are those of scenario files, commands
 * and links, so they do not change. `scope` says which build or deployment: the running one, or the next.
 */
export type Fault =
  /** The host goes down with everything on it. */
  | { readonly type: 'instance.stop'; readonly instance: string }
  /** Every host of the Availability Zone goes down. */
  | { readonly type: 'zone.stop'; readonly zone: string }
  /** The process ends by itself and nothing restarts it. */
  | { readonly type: 'app.crash'; readonly instance: string }
  /** The CodeDeploy agent no longer answers. */
  | { readonly type: 'agent.stop'; readonly instance: string }
  /** Nothing more can be written: bundles are no longer unpacked. */
  | { readonly type: 'disk.full'; readonly instance: string }
  /** Health checks fail whatever the application does; of one instance, or of all of them when it is null. */
  | { readonly type: 'healthCheck.fail'; readonly instance: string | null }
  /** Health checks pass as long as the host is up, whatever the application does. */
  | { readonly type: 'healthCheck.pass'; readonly instance: string | null }
  /** Something that the application calls answers late: every answer takes longer, and a share of them times out. */
  | {
      readonly type: 'dependency.slow';
      /** Only code of this version calls it; null for all. */
      readonly version: number | null;
      readonly latencyMs: number;
      /** Share of requests that end with 5xx because of a timeout, 0 to 1. */
      readonly errorRate: number;
    }
  /** The last command of the BUILD phase ends with this exit code. */
  | BuildFault<'build.fail'>
  /** The first command that runs tests ends with this exit code. */
  | BuildFault<'test.fail'>
  /** The build host's disk fills up: the first command that writes much fails. */
  | BuildFault<'build.diskFull'>
  /** The scripts of a lifecycle event end with this exit code. */
  | (HookFault<'hook.fail'> & { readonly exitCode: number })
  /** The scripts of a lifecycle event do not end; the agent breaks them off at their timeout. */
  | HookFault<'hook.hang'>;

export type FaultScope = 'current' | 'next';

export interface BuildFault<T extends string> {
  readonly type: T;
  readonly scope: FaultScope;
  /** Build project; null for whichever comes. */
  readonly project: string | null;
  readonly exitCode: number;
}

export interface HookFault<T extends string> {
  readonly type: T;
  readonly scope: FaultScope;
  readonly event: LifecycleEvent;
  /** Null for every instance of the deployment. */
  readonly instance: string | null;
}

export type FaultType = Fault['type'];
export type FaultOf<T extends FaultType> = Extract<Fault, { type: T }>;

/** The instance that a fault is about; null when it is about more than one or none. */
export function instanceOfFault(fault: Fault): string | null {
  return 'instance' in fault ? fault.instance : null;
}

/** What a fault is and is about, in one text: at most one fault of a key can be active at a time. */
export function faultKey(fault: Fault): string {
  switch (fault.type) {
    case 'zone.stop':
      return `${fault.type}/${fault.zone}`;
    case 'dependency.slow':
      return `${fault.type}/${fault.version ?? ''}`;
    case 'build.fail':
    case 'test.fail':
    case 'build.diskFull':
      return `${fault.type}/${fault.scope}/${fault.project ?? ''}`;
    case 'hook.fail':
    case 'hook.hang':
      return `${fault.type}/${fault.scope}/${fault.event}/${fault.instance ?? ''}`;
    default:
      return `${fault.type}/${fault.instance ?? ''}`;
  }
}
