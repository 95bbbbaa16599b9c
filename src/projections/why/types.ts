import type { Fact, FactOf, FactType } from '../../domain';
import type { SimTimeMs } from '../../shared';
import type { WhyContext } from './WhyContext';

export type WhyParams = Readonly<Record<string, string | number>>;

/** Where a chain of causes ends: somebody changed the code, put a fault in, decided something, or the scenario began so. */
export type RootKind = 'commit' | 'fault' | 'decision' | 'start';

/** One plain sentence of a chain. Text is made in i18n from `code` and `params`. */
export interface WhyItem {
  /** The fact that it tells. */
  readonly seq: number;
  readonly at: SimTimeMs;
  readonly code: WhyCode;
  readonly params: WhyParams;
  /** Set on the last item, and only there. */
  readonly root: RootKind | null;
}

/** Something that keeps failures small, named where the log and the scenario show that it worked or was missing. */
export type WhyControl =
  | { readonly effect: 'missing'; readonly code: MissingCode; readonly params: WhyParams }
  | { readonly effect: 'worked'; readonly code: WorkedCode; readonly params: WhyParams };

/** Why a fact came about: the fact itself first, then what led to it, down to the root. */
export interface WhyView {
  readonly seq: number;
  readonly items: readonly WhyItem[];
  readonly controls: readonly WhyControl[];
}

/** A sentence about a fact, before it is known whether there is room for it. */
export interface WhyLine {
  readonly code: WhyCode;
  readonly params: WhyParams;
  /** How much it explains, 0 to 9. Below 3 a line is told only when it is asked about. */
  readonly weight: number;
  /** Of several lines with one key the newest stands for all. */
  readonly key: string;
}

/** What is said about each type of fact. A new type of fact without a rule is a type error. */
export type WhyRules = { readonly [T in FactType]: (fact: FactOf<T>, context: WhyContext) => WhyLine };

/** The rules of some types of facts. */
export type RulesFor<T extends FactType> = Pick<WhyRules, T>;

export type AnyRule = (fact: Fact, context: WhyContext) => WhyLine;

/** A line. The key is the code unless something else is given. */
export function line(code: WhyCode, weight: number, params: WhyParams = {}, key: string = code): WhyLine {
  return { code, params, weight, key };
}

/** Sentences that the story of the run tells too, with the same words. */
export type SharedCode =
  | 'command.rejected'
  | 'fault.injected'
  | 'fault.cleared'
  | 'fault.struck'
  | 'fault.rejected'
  | 'execution.started'
  | 'execution.stopRequested'
  | 'execution.abandonRequested'
  | 'execution.stopped'
  | 'stage.retried'
  | 'action.abandoned'
  | 'deployment.manual'
  | 'deployment.stopRequested'
  | 'instance.started'
  | 'execution.waitingForStage'
  | 'execution.waitingForTransition'
  | 'execution.superseded'
  | 'execution.succeeded'
  | 'execution.failed'
  | 'stage.succeeded'
  | 'transition.disabled'
  | 'transition.enabled'
  | 'action.refused'
  | 'artifact.source'
  | 'artifact.zip'
  | 'build.phaseFailed'
  | 'approval.requested'
  | 'approval.approved'
  | 'approval.rejected'
  | 'approval.timedOut'
  | 'deployment.created'
  | 'deployment.succeeded'
  | 'deployment.failed'
  | 'deployment.stopped'
  | 'rollback.started'
  | 'rollback.succeeded'
  | 'rollback.failed'
  | 'rollback.stopped'
  | 'rollback.unavailable'
  | 'target.eventFailed'
  | 'targetHealth.unhealthy'
  | 'alarm.raised'
  | 'alarm.cleared'
  | 'run.ended'
  | 'run.stoppedEarly';

/** Sentences of chains alone. */
export type OwnCode =
  | 'start.running'
  | 'start.empty'
  | 'start.traffic'
  | 'start.transition'
  | 'command.issued'
  | 'commit.changed'
  | 'execution.advanced'
  | 'execution.arrived'
  | 'stage.started'
  | 'stage.runOrderStarted'
  | 'stage.failed'
  | 'stage.stopping'
  | 'stage.stopped'
  | 'execution.resumed'
  | 'action.started'
  | 'action.succeeded'
  | 'action.failed'
  | 'source.fetched'
  | 'build.started'
  | 'build.phaseStarted'
  | 'build.phaseEnded'
  | 'build.commandStarted'
  | 'build.commandSucceeded'
  | 'build.commandFailed'
  | 'build.succeeded'
  | 'build.failed'
  | 'deployment.refused'
  | 'deployment.started'
  | 'deployment.slotsOpened'
  | 'deployment.zoneStarted'
  | 'deployment.zoneCompleted'
  | 'rollback.triggered'
  | 'target.started'
  | 'target.eventStarted'
  | 'target.eventEnded'
  | 'target.eventAborted'
  | 'target.trafficTimedOut'
  | 'target.succeeded'
  | 'target.failed'
  | 'target.skipped'
  | 'instance.launched'
  | 'instance.installed'
  | 'instance.filesChanged'
  | 'instance.fileConflict'
  | 'instance.stopped'
  | 'instance.healthChanged'
  | 'app.started'
  | 'app.stopped'
  | 'app.degraded'
  | 'app.slowed'
  | 'targetHealth.changed'
  | 'traffic.changed'
  | 'traffic.unrouted'
  | 'traffic.failed'
  | 'traffic.served'
  | 'alarm.evaluated'
  | 'alarm.changed'
  | 'fact.unknown';

export type WhyCode = SharedCode | OwnCode;

/** Controls, AWS's own means and tests, that can be missing. */
export type MissingCode =
  | 'testInBuild'
  | 'loadTest'
  | 'validateService'
  | 'healthCheck'
  | 'alarmRollback'
  | 'smallerBatch'
  | 'minimumHealthyHosts'
  | 'manualApproval';

/** Controls of which a log shows that they held something back. */
export type WorkedCode = 'testInBuild' | 'validateService' | 'healthCheck' | 'alarmRollback' | 'minimumHealthyHosts';
