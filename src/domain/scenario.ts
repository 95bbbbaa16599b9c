import type { SimTimeMs } from '../shared';
import type { AutoRollbackEvent } from './aws';
import type { Fault } from './faults';
import type { PipelineDeclaration } from './pipeline/declaration';
import type { SpecTable } from './specs';

/**
 * A scenario ready to run: AWS's own files plus what they do not say.
 * The YAML that authors write is described in `src/scenarios/scenario.schema.ts`.
 * Fields that imitate an AWS API object keep that API's member names and units.
 */
export interface Scenario {
  readonly formatVersion: 1;
  readonly id: string;
  readonly seed: number;
  /** The run ends here, whatever is still going on. */
  readonly untilMs: SimTimeMs;
  /** The repository before the first commit of the run. Path → content. */
  readonly files: Readonly<Record<string, string>>;
  /** False when only the specs were given: then every artifact pattern is taken to match something. */
  readonly isRepositoryComplete: boolean;
  readonly pipeline: PipelineDeclaration;
  /** Whether the fleet already runs the repository's state at the start (version 1), as after an earlier deployment. */
  readonly isBaselineDeployed: boolean;
  readonly commits: readonly ScheduledCommit[];
  /** Deployments that somebody makes outside the pipeline. Sorted. */
  readonly deployments?: readonly ScheduledDeployment[];
  /** Edits offered in the commit bar. */
  readonly edits: readonly PreparedEdit[];
  readonly behaviour: readonly BehaviourRule[];
  readonly codeBuild: Readonly<Record<string, CodeBuildProject>>;
  readonly deploymentGroups: readonly DeploymentGroup[];
  readonly fleet: Fleet;
  readonly targetGroup: TargetGroup | null;
  readonly alarms: readonly MetricAlarm[];
  /** Requests per second that users send, from `atMs` until the next entry. Sorted. */
  readonly traffic: readonly { readonly atMs: SimTimeMs; readonly requestsPerSecond: number }[];
  readonly faults: readonly ScheduledFault[];
  /** Stage whose inbound transition is off at the start → reason. */
  readonly disabledTransitions: Readonly<Record<string, string>>;
  readonly timings: Timings;
  readonly specs: SpecTable;
}

/** One change of a file: a whole new content, a replacement of a text that occurs exactly once, or a removal. */
export type FileEdit =
  | { readonly path: string; readonly content: string }
  | { readonly path: string; readonly find: string; readonly replace: string }
  | { readonly path: string; readonly remove: true };

export interface PreparedEdit {
  readonly id: string;
  readonly author: string;
  readonly changes: readonly FileEdit[];
}

export interface ScheduledCommit extends PreparedEdit {
  readonly atMs: SimTimeMs;
}

/** What CodeDeploy's `CreateDeployment` takes beside revision and group; what is left out is the group's. */
export interface DeploymentOptions {
  readonly deploymentConfigName?: string;
  /** ApplicationStop, BeforeBlockTraffic and AfterBlockTraffic may fail. */
  readonly ignoreApplicationStopFailures?: boolean;
  readonly fileExistsBehavior?: 'DISALLOW' | 'OVERWRITE' | 'RETAIN';
  readonly overrideAlarmConfiguration?: DeploymentGroup['alarms'];
  readonly autoRollbackConfiguration?: DeploymentGroup['autoRollback'];
}

/** `aws deploy create-deployment`, as somebody runs it at this time. */
export interface ScheduledDeployment {
  readonly atMs: SimTimeMs;
  readonly applicationName: string;
  readonly deploymentGroupName: string;
  /** Id of a scheduled commit; `baseline` is the state at the start. */
  readonly revision: string;
  readonly options: DeploymentOptions;
}

/** What the code in the repository does, derived from its files. Rules apply in order; later ones add to or override earlier ones. */
export interface BehaviourRule {
  /** All conditions must hold for a commit's files. Empty = always. */
  readonly when: readonly FileCondition[];
  readonly serve: ServeEffect | null;
  readonly commands: readonly CommandEffect[];
  readonly scripts: readonly ScriptEffect[];
}

export interface FileCondition {
  readonly path: string;
  readonly contains: string | null;
  readonly lacks: string | null;
}

/** How a running instance of this code answers requests. Null members leave the value of earlier rules. */
export interface ServeEffect {
  /** Share of requests answered with 5xx, 0 to 1. */
  readonly errorRate: number | null;
  /** Median time to answer when idle. */
  readonly latencyMs: number | null;
  /** Requests per second that one instance can answer. */
  readonly capacityRequestsPerSecond: number | null;
  /** Share of health checks that fail, 0 to 1. */
  readonly healthCheckFailureRate: number | null;
  readonly leak: LeakEffect | null;
}

/** Something that is used up with every request until the process restarts, such as connections never given back. */
export interface LeakEffect {
  /** Requests one instance answers until nothing is left. */
  readonly requestsToExhaust: number;
  /** Values once nothing is left; they grow in steps on the way there. */
  readonly errorRate: number;
  readonly latencyMs: number;
  readonly healthCheckFailureRate: number;
}

/** Overrides for build commands that start with `match`. */
export interface CommandEffect {
  readonly match: string;
  readonly exitCode: number | null;
  /** Chance from 0 to 1 that `exitCode` is what comes out; otherwise the command succeeds. Null: always. */
  readonly failureRate: number | null;
  readonly durationMs: number | null;
  readonly output: readonly string[];
  /** Paths that the command makes, for the artifact patterns. */
  readonly produces: readonly string[];
}

/** Overrides for one lifecycle script. */
export interface ScriptEffect {
  readonly location: string;
  /** Only on these instances, as where a disk is full; left out: on all. */
  readonly instances?: readonly string[];
  readonly exitCode: number | null;
  /** Chance from 0 to 1 that `exitCode` is what comes out; otherwise the script succeeds. Null: always. */
  readonly failureRate: number | null;
  readonly durationMs: number | null;
  readonly output: readonly string[];
  /** A process that it leaves in the background keeps this stream open, so the agent waits for its end. */
  readonly keepsOpen?: 'STDOUT' | 'STDERR';
  /** False: the file in the bundle has no execute permission. The agent gives it one. */
  readonly isExecutable?: boolean;
  /** Files outside the revision that it makes. */
  readonly writes?: readonly string[];
  /** Files that it removes. */
  readonly deletes?: readonly string[];
}

export interface CodeBuildProject {
  readonly computeType: string;
  readonly environmentType: string;
  readonly image: string;
  /** Path of the buildspec in the source, default `buildspec.yml`. */
  readonly buildspec: string;
  readonly timeoutInMinutes: number;
  readonly queuedTimeoutInMinutes: number;
}

/** The members of CodeDeploy's `DeploymentGroupInfo` that are simulated. What is left out has the service's default. */
export interface DeploymentGroup {
  readonly applicationName: string;
  readonly deploymentGroupName: string;
  readonly deploymentConfigName: string;
  /** Set for custom configurations; predefined names carry their own. */
  readonly minimumHealthyHosts: MinimumHealthyHosts | null;
  /** Custom configurations only: one Availability Zone after another. */
  readonly zonalConfig?: ZonalConfig;
  readonly deploymentOption: 'WITH_TRAFFIC_CONTROL' | 'WITHOUT_TRAFFIC_CONTROL';
  readonly autoRollback: { readonly enabled: boolean; readonly events: readonly AutoRollbackEvent[] };
  readonly alarms: {
    readonly enabled: boolean;
    readonly names: readonly string[];
    /** Whether a deployment goes on when the state of the alarms cannot be read. */
    readonly ignorePollAlarmFailure?: boolean;
  };
  /** Which instances belong to the group; left out: all of the fleet. */
  readonly targets?: TargetSelection;
}

/** CodeDeploy `ZonalConfig`. */
export interface ZonalConfig {
  /** Pause after every zone but the last. */
  readonly monitorDurationInSeconds?: number;
  /** Pause after the first zone, where it differs. */
  readonly firstZoneMonitorDurationInSeconds?: number;
  /** Left out: 0 percent. */
  readonly minimumHealthyHostsPerZone?: MinimumHealthyHosts;
}

/** CodeDeploy `EC2TagFilter` and `TagFilter`. */
export interface TagFilter {
  readonly Key?: string;
  readonly Value?: string;
  readonly Type: 'KEY_ONLY' | 'VALUE_ONLY' | 'KEY_AND_VALUE';
}

/**
 * Instances by tag groups and Auto Scaling groups. One filter of every tag group must fit; EC2 instances, on-premises instances
 * and Auto Scaling groups are joined. AWS CodeDeploy User Guide, "Tagging instances for deployment groups".
 */
export interface TargetSelection {
  readonly ec2TagSet: readonly (readonly TagFilter[])[];
  readonly onPremisesTagSet: readonly (readonly TagFilter[])[];
  readonly autoScalingGroups: readonly string[];
}

export interface MinimumHealthyHosts {
  readonly type: 'HOST_COUNT' | 'FLEET_PERCENT';
  readonly value: number;
}

export interface Fleet {
  /** The Auto Scaling group or tag that the instances share, for display. */
  readonly name: string;
  readonly instances: readonly FleetInstance[];
  readonly instanceType: string;
  /** Accounts on every host that scripts can run as; left out: any. */
  readonly users?: readonly string[];
}

/** A host at the start of the run. What is left out: an EC2 instance that runs, with the agent and the baseline on it. */
export interface FleetInstance {
  readonly id: string;
  /** For on-premises hosts the place where they stand. */
  readonly availabilityZone: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly autoScalingGroup?: string;
  /** A host outside EC2. CodeDeploy knows it only once it is registered. */
  readonly onPremises?: OnPremisesHost;
  /** EC2 state: a stopped instance is a target all the same, and fails. */
  readonly isStopped?: boolean;
  /** The CodeDeploy agent was never installed. */
  readonly isAgentMissing?: boolean;
  /** Files on it that no deployment put there. */
  readonly existingFiles?: readonly string[];
  /** What CodeDeploy's history says of it, where that differs from the fleet's. */
  readonly history?: InstanceHistory;
}

/** CodeDeploy `RegisterOnPremisesInstance`: the identity that the agent uses. One of the two. */
export interface OnPremisesHost {
  readonly iamUserArn?: string;
  readonly iamSessionArn?: string;
  readonly isRegistered: boolean;
}

/** The last deployment to an instance before the run. */
export interface InstanceHistory {
  /** `none`: never deployed to, which CodeDeploy counts as unhealthy. */
  readonly lastDeployment: 'Succeeded' | 'Failed' | 'none';
  /** The revision on it: the baseline, or one that CodeDeploy does not know. */
  readonly revision: 'baseline' | 'unknown';
}

/** An Application Load Balancer and its target group, with the API's member names in camel case. */
export interface TargetGroup {
  readonly loadBalancerName: string;
  readonly targetGroupName: string;
  readonly healthCheckIntervalSeconds: number;
  readonly healthyThresholdCount: number;
  readonly unhealthyThresholdCount: number;
  readonly deregistrationDelaySeconds: number;
}

/** The members of CloudWatch's `PutMetricAlarm` that are simulated. */
export interface MetricAlarm {
  readonly alarmName: string;
  readonly metric:
    'HTTPCode_Target_5XX_Rate' | 'HTTPCode_Target_5XX_Count' | 'UnHealthyHostCount' | 'TargetResponseTime';
  readonly comparisonOperator:
    'GreaterThanThreshold' | 'GreaterThanOrEqualToThreshold' | 'LessThanThreshold' | 'LessThanOrEqualToThreshold';
  /** Percent for the rate, a count, or seconds for the response time. */
  readonly threshold: number;
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly treatMissingData: 'missing' | 'notBreaching' | 'breaching' | 'ignore';
}

/** A fault that the author put into the run. */
export type ScheduledFault = {
  readonly atMs: SimTimeMs;
  /** When it is repaired; left out or null when nobody does. */
  readonly untilMs?: SimTimeMs | null;
} & Fault;

/** Durations that AWS does not fix. Each has a default in `src/data/timings.json`, with its source. */
export interface Timings {
  /** Overrides by key of `src/data/timings.json`: a fixed number of milliseconds. */
  readonly overrides: Readonly<Record<string, number>>;
}
