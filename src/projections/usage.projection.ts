import { applyWith, itself, type Projection } from './projection';
import { countMeasured } from './traffic.projection';
import type { BuildUsage, UsageView } from './views';

function addBuild(builds: readonly BuildUsage[], used: Omit<BuildUsage, 'builds'>): readonly BuildUsage[] {
  const { computeType, environmentType, billedMinutes, durationMs } = used;
  const isSame = (item: BuildUsage): boolean =>
    item.computeType === computeType && item.environmentType === environmentType;
  if (!builds.some(isSame)) return [...builds, { computeType, environmentType, builds: 1, billedMinutes, durationMs }];
  return builds.map((item) =>
    isSame(item)
      ? {
          ...item,
          builds: item.builds + 1,
          billedMinutes: item.billedMinutes + billedMinutes,
          durationMs: item.durationMs + durationMs,
        }
      : item,
  );
}

interface Billed {
  readonly billedActionMinutes: number;
}

function addAction(view: UsageView, { billedActionMinutes }: Billed): UsageView {
  if (billedActionMinutes === 0) return view;
  return {
    ...view,
    billedActions: view.billedActions + 1,
    actionMinutes: view.actionMinutes + billedActionMinutes,
  };
}

/** What services meter. Prices are applied elsewhere. */
export const usageProjection: Projection<UsageView, UsageView> = {
  initial: () => ({
    builds: [],
    executions: 0,
    billedActions: 0,
    actionMinutes: 0,
    deployments: 0,
    instanceUpdates: 0,
    requests: 0,
    failedRequests: 0,
  }),
  apply: applyWith<UsageView>({
    'build.completed': (view, data) => ({ ...view, builds: addBuild(view.builds, data) }),
    'execution.started': (view) => ({ ...view, executions: view.executions + 1 }),
    'action.succeeded': (view, data) => addAction(view, data),
    'action.failed': (view, data) => addAction(view, data),
    'action.abandoned': (view, data) => addAction(view, data),
    'deployment.created': (view) => ({ ...view, deployments: view.deployments + 1 }),
    'target.succeeded': (view) => ({ ...view, instanceUpdates: view.instanceUpdates + 1 }),
    'traffic.measured': (view, data) => {
      const { requests, failed } = countMeasured(data);
      if (requests === 0) return view;
      return { ...view, requests: view.requests + requests, failedRequests: view.failedRequests + failed };
    },
  }),
  view: itself,
};
