import type { Scenario } from '../../domain';
import type { Projection } from '../projection';
import { isAbout, type Subject } from '../subject';
import { alarmLog } from './alarmLog';
import { buildLog, type FilesOf } from './buildLog';
import { agentLog, deploymentLog } from './deployLogs';
import { pipelineLog } from './pipelineLog';
import type { LogView } from './types';

export type { FilesOf } from './buildLog';
export type { LogKind, LogLine, LogView } from './types';

/**
 * The log of a subject, as the service behind it writes it; null when it keeps none. A stage with one action shows that action's.
 * `filesOf` gives the files of a version, for what a log says about the buildspec.
 */
export function logOf(scenario: Scenario, subject: Subject, filesOf: FilesOf): Projection<LogView> | null {
  switch (subject.kind) {
    case 'traffic':
      return null;
    case 'alarm':
      return alarmLog(subject.alarm, scenario) as Projection<LogView>;
    case 'instance':
      return agentLog(subject.instance) as Projection<LogView>;
    case 'deployment':
      return deploymentLog((entity) => entity === subject.entity) as Projection<LogView>;
    case 'execution':
      return pipelineLog((fact) => isAbout(subject, fact)) as Projection<LogView>;
    case 'stage': {
      const { actions = [] } = scenario.pipeline.stages.find(({ name }) => name === subject.stage) ?? {};
      const only = actions.length === 1 ? actions[0] : undefined;
      return only !== undefined && KEEPS_LOG.has(only.provider)
        ? logOf(scenario, { kind: 'action', stage: subject.stage, action: only.name }, filesOf)
        : (pipelineLog((fact) => isAbout(subject, fact)) as Projection<LogView>);
    }
    default: {
      const stage = scenario.pipeline.stages.find(({ name }) => name === subject.stage);
      const provider = stage?.actions.find(({ name }) => name === subject.action)?.provider ?? '';
      const work = (kind: string) => {
        const own = new RegExp(`^execution-\\d+/${escape(subject.stage)}/${escape(subject.action)}#\\d+/${kind}$`);
        return (entity: string): boolean => own.test(entity);
      };
      if (provider === 'CodeBuild') return buildLog(work('build'), scenario, filesOf) as Projection<LogView>;
      if (provider === 'CodeDeploy') return deploymentLog(work('deployment(/rollback)?')) as Projection<LogView>;
      return pipelineLog((fact) => isAbout(subject, fact)) as Projection<LogView>;
    }
  }
}

/** Services that keep a log of the work that they do for an action. */
const KEEPS_LOG: ReadonlySet<string> = new Set(['CodeBuild', 'CodeDeploy']);

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
