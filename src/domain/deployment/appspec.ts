import type { LifecycleEvent } from '../aws';

/** An EC2/on-premises `appspec.yml` after parsing. */
export interface Appspec {
  readonly os: 'linux' | 'windows';
  readonly files: readonly { readonly source: string; readonly destination: string }[];
  readonly fileExistsBehavior: 'DISALLOW' | 'OVERWRITE' | 'RETAIN' | null;
  readonly hooks: Readonly<Partial<Record<LifecycleEvent, readonly HookScript[]>>>;
  /** Hook names CodeDeploy does not know: the agent refuses the file at Install. */
  readonly unknownHooks: readonly string[];
}

export interface HookScript {
  /** Relative to the root of the revision. */
  readonly location: string;
  /** Seconds; CodeDeploy's default is 3600. */
  readonly timeoutSeconds: number;
  readonly runas: string | null;
}
