import messages from '../../../data/codedeploy/messages.json';
import type { Answerer } from '../answerer';
import type { Answer } from '../compare';
import { endingOf, factsOf, firstOf, onlyIn, runLab, scriptOf, type Lab } from '../lab';
import type { Vector } from '../vector';

const ALARM = {
  AlarmName: 'errors',
  MetricName: 'HTTPCode_Target_5XX_Rate' as const,
  ComparisonOperator: 'GreaterThanThreshold' as const,
  Threshold: 5,
  Period: 60 as const,
  EvaluationPeriods: 1,
};

/** A fleet whose second version answers with errors, behind a load balancer and watched by an alarm. */
const WATCHED: Lab = {
  instances: 2,
  hasLoadBalancer: true,
  group: {
    deploymentConfigName: 'CodeDeployDefault.OneAtATime',
    alarmConfiguration: { enabled: true, alarms: [{ name: ALARM.AlarmName }] },
  },
};

function texts({ given }: Vector): Answer | null {
  const { failed, rollback } = given;
  if (typeof failed !== 'string' || typeof rollback !== 'string') return null;
  const fill = (text: string): string => text.replace('{failed}', failed).replace('{rollback}', rollback);
  return {
    [`${failed}.rollbackMessage`]: fill(messages.rollback.failed),
    [`${rollback}.rollbackMessage`]: fill(messages.rollback.rollback),
  };
}

/** Automatic rollback after a failure: what the second deployment is. */
function afterFailure({ given }: Vector): Answer | null {
  if (given.autoRollback !== true || given.trigger !== 'failure') return null;
  const log = runLab({
    instances: 2,
    group: { autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_FAILURE'] } },
    more: { behaviour: [{ when: onlyIn('v2'), scripts: [{ location: scriptOf('AfterInstall'), exitCode: 1 }] }] },
  });
  const [failed, rollback] = factsOf(log, 'deployment.created');
  if (failed === undefined || rollback === undefined) return { newDeploymentId: false };
  return {
    newDeploymentId: failed.data.deploymentId !== rollback.data.deploymentId,
    creator: rollback.data.creator,
    // Version 1 is what the fleet ran when the run began.
    revision: rollback.data.version === 1 ? 'last known good' : `version ${rollback.data.version}`,
  };
}

function alarmDuring({ given }: Vector): Answer | null {
  if (given.alarm !== 'ALARM during deployment') return null;
  const log = runLab({
    ...WATCHED,
    more: {
      alarms: [ALARM],
      traffic: [{ at: '0s', requestsPerSecond: 100 }],
      behaviour: [{ when: onlyIn('v2'), serve: { errorRate: 0.5 } }],
    },
  });
  const ending = endingOf(log);
  return ending === null ? null : { deploymentStatus: ending.status, errorCode: ending.errorCode };
}

function alarmBefore({ given }: Vector): Answer | null {
  if (given.alarm !== 'ALARM before deployment starts') return null;
  const log = runLab({
    ...WATCHED,
    more: {
      alarms: [ALARM],
      traffic: [{ at: '0s', requestsPerSecond: 100 }],
      behaviour: [{ when: [], serve: { errorRate: 0.5 } }],
      commits: [
        {
          at: '5m',
          id: 'fix',
          author: 'lab',
          label: { ko: '-', en: '-' },
          changes: [{ path: 'src/app.js', content: 'v2' }],
        },
      ],
    },
  });
  const ending = endingOf(log);
  if (ending === null) return null;
  const seconds = (ending.at - firstOf(log, 'deployment.created').at) / 1_000;
  const isShifted = factsOf(log, 'target.eventStarted').some(({ data }) => data.event === 'AllowTraffic');
  return {
    deploymentStatus: ending.status,
    errorCode: ending.errorCode,
    withinSeconds: Math.ceil(seconds),
    trafficShifted: isShifted,
  };
}

/** Rollback and alarms on EC2/on-premises. */
export const rollbackAnswers: Answerer = {
  areas: ['rollback'],
  answer: (vector) =>
    vector.class === 'behaviour' ? (afterFailure(vector) ?? alarmDuring(vector) ?? alarmBefore(vector)) : texts(vector),
};
