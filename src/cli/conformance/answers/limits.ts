import limits from '../../../data/codedeploy/limits.json';
import agent from '../../../data/codedeploy/agent.json';
import type { Answerer } from '../answerer';

const LIMITS: Readonly<Record<string, number>> = limits.limits;

/** Limits of the service and of the agent. */
export const limitAnswers: Answerer = {
  areas: ['limits', 'lifecycle', 'bluegreen', 'timing', 'stop'],
  answer: ({ id, area, given }) => {
    if (typeof given.limit === 'string') {
      const value = LIMITS[given.limit];
      return value === undefined ? null : { value };
    }
    const { facts } = agent;
    if (area === 'lifecycle') {
      return {
        timeoutSeconds: given.script === undefined ? undefined : facts.scriptTimeoutSeconds.value,
        maxSecondsForAllScriptsOfOneEvent:
          given.event === undefined ? undefined : limits.limits.maxSecondsPerLifecycleEvent,
      };
    }
    if (area === 'bluegreen') return { maxTerminationWaitMinutes: limits.limits.maxTerminationWaitMinutes };
    if (area !== 'timing') return null;
    return {
      waitBetweenRunsSeconds: facts.pollSeconds.value,
      maxRevisions: facts.retainedRevisions.value,
      retries: given.bundle === 'GitHub' ? facts.gitHubRetrySeconds.value.length : undefined,
      waitsSeconds: given.bundle === 'GitHub' ? facts.gitHubRetrySeconds.value : undefined,
      // Nothing is given here; only the name says what is asked.
      seconds: id.includes('heartbeat') ? facts.autoScalingHeartbeatSeconds.value : undefined,
    };
  },
};
