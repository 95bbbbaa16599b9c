import type { Scenario } from '../src/domain';
import { buildScenario } from '../tests/support/scenarioBuilder';

/** One commit: source, a build with its phases, 20 instances × 7 lifecycle events, and things that fail by chance. */
export function deploymentScenario(): Scenario {
  const scenario = buildScenario(
    { instances: 20, hasLoadBalancer: false, requestsPerSecond: 0, config: 'CodeDeployDefault.HalfAtATime' },
    { alarms: [] },
  );
  const failing = { exitCode: 1, durationMs: null, output: [] };
  return {
    ...scenario,
    behaviour: [
      {
        when: [],
        serve: null,
        commands: [{ match: 'npm test', ...failing, failureRate: 0.05, produces: [] }],
        scripts: [{ location: 'scripts/start.sh', ...failing, failureRate: 0.01 }],
      },
    ],
  };
}

/** Six hours: many commits on a fleet behind a load balancer, more than fifty thousand facts. */
export function longScenario(): Scenario {
  const everyMs = 12 * 60_000;
  const commits = Array.from({ length: 30 }, (_, index) => ({
    id: `c-${index}`,
    atMs: 10_000 + index * everyMs,
    author: 'mina',
    changes: [{ path: 'src/app.js', content: `v${index}` }],
  }));
  const scenario = buildScenario({ instances: 40, config: 'CodeDeployDefault.HalfAtATime' });
  return { ...scenario, commits, untilMs: 6 * 3_600_000 };
}
