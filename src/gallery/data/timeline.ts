import type { TimelineMark, TimelineView } from '../../projections/views';

/** Hand-written timelines: for the gallery and for the component tests. */

const s = (seconds: number): number => Math.round(seconds * 1_000);

const mark = (
  seq: number,
  at: number,
  kind: TimelineMark['kind'],
  subject: string,
  version: number | null = null,
): TimelineMark => ({ seq, at: s(at), kind, version, subject });

/** The run of the design pictures, at 05:52. */
export const rollbackTimeline: TimelineView = {
  lanes: [
    {
      id: 'execution-12',
      kind: 'execution',
      number: 12,
      version: 2,
      bars: [
        { label: 'Source', kind: 'stage', version: 2, status: 'Succeeded', from: s(3), to: s(8) },
        { label: 'Build', kind: 'stage', version: 2, status: 'Succeeded', from: s(9), to: s(115) },
        { label: 'Approval', kind: 'waiting', version: 2, status: 'Succeeded', from: s(116), to: s(160) },
        { label: 'Deploy', kind: 'stage', version: 2, status: 'Failed', from: s(162), to: s(306) },
      ],
    },
    {
      id: 'execution-13',
      kind: 'execution',
      number: 13,
      version: 3,
      bars: [
        { label: 'Source', kind: 'stage', version: 3, status: 'Succeeded', from: s(333), to: s(338) },
        { label: 'Build', kind: 'stage', version: 3, status: 'InProgress', from: s(339), to: null },
      ],
    },
    {
      id: 'deployments',
      kind: 'deployments',
      number: null,
      version: null,
      bars: [
        { label: 'd-4KQ2M7X9A', kind: 'deployment', version: 2, status: 'Stopped', from: s(162), to: s(306) },
        { label: 'd-7RWN0T3KB', kind: 'rollback', version: 1, status: 'InProgress', from: s(309), to: null },
      ],
    },
  ],
  marks: [
    mark(1, 0, 'commit', '7be03d5', 2),
    mark(40, 160, 'human', 'Approve', 2),
    mark(80, 252, 'fault', 'i-02'),
    mark(90, 300, 'unhealthy', 'i-02'),
    mark(95, 304, 'alarm', 'orders-5xx'),
    mark(99, 331, 'commit', 'c09d1f4', 3),
  ],
};

/** Six executions and a heap of marks: lanes share rows, marks become a count. */
export const busyTimeline: TimelineView = {
  lanes: [
    ...[1, 2, 3, 4, 5, 6].map((number) => {
      const from = 20 + (number - 1) * 75;
      return {
        id: `execution-${number}`,
        kind: 'execution' as const,
        number,
        version: number + 1,
        bars: [
          { label: 'Source', status: 'Succeeded' as const, from: s(from), to: s(from + 5) },
          { label: 'Build', status: 'Succeeded' as const, from: s(from + 6), to: s(from + 70) },
          {
            label: 'Deploy',
            status: 'Succeeded' as const,
            from: s(from + 72),
            to: number === 6 ? null : s(from + 130),
          },
        ].map((bar) => ({ ...bar, kind: 'stage' as const, version: number + 1 })),
      };
    }),
    {
      id: 'deployments',
      kind: 'deployments',
      number: null,
      version: null,
      bars: [1, 2, 3, 4, 5].map((number) => ({
        label: `d-${number}XYZ12ABC`,
        kind: 'deployment' as const,
        version: number + 1,
        status: 'Succeeded' as const,
        from: s(20 + (number - 1) * 75 + 72),
        to: s(20 + (number - 1) * 75 + 130),
      })),
    },
  ],
  marks: [
    ...[1, 2, 3, 4, 5, 6].map((number) =>
      mark(number * 10, 18 + (number - 1) * 75, 'commit', `c0ffee${number}`, number + 1),
    ),
    ...[1, 2, 3, 4, 5, 6].map((number) => mark(100 + number, 300 + number, 'unhealthy', `i-0${number}`)),
    mark(120, 309, 'alarm', 'storefront-5xx'),
    mark(130, 330, 'rollback', 'd-7RWN0T3KB', 2),
    mark(140, 336, 'succeeded', 'execution-3', 4),
    mark(150, 360, 'failed', 'Deploy', 5),
  ],
};
