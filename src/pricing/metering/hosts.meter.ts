import type { UsageItem } from '../../domain';
import { Chunks } from '../../projections';
import { wholeDecimal, type SimTimeMs } from '../../shared';
import { ONE, sum, times } from '../arithmetic';
import { isAllOnPremises, secondsOf, type Meter } from './meter';

interface Launch {
  readonly instance: string;
  readonly instanceType: string;
  readonly at: SimTimeMs;
  readonly seq: number;
}

/** Instances that were launched, and stopped, at the same times. */
interface Cohort {
  readonly instanceType: string;
  readonly from: SimTimeMs;
  /** Null while they run. */
  readonly to: SimTimeMs | null;
  readonly instances: number;
  readonly facts: Chunks<number>;
}

interface State {
  readonly cohorts: readonly Cohort[];
  readonly launches: Chunks<Launch>;
}

type Key = Pick<Cohort, 'instanceType' | 'from' | 'to'>;

const isIn =
  (key: Key) =>
  ({ instanceType, from, to }: Cohort): boolean =>
    instanceType === key.instanceType && from === key.from && to === key.to;

function withOne(cohorts: readonly Cohort[], key: Key, seqs: readonly number[]): readonly Cohort[] {
  const before = cohorts.find(isIn(key));
  if (before === undefined) return [...cohorts, { ...key, instances: 1, facts: Chunks.of(seqs) }];
  const facts = seqs.reduce((all, seq) => all.push(seq), before.facts);
  return cohorts.map((cohort) => (cohort === before ? { ...before, instances: before.instances + 1, facts } : cohort));
}

function withoutOne(cohorts: readonly Cohort[], key: Key, launchSeq: number): readonly Cohort[] {
  return cohorts.flatMap((cohort) => {
    if (!isIn(key)(cohort)) return [cohort];
    const facts = Chunks.of(cohort.facts.toArray().filter((seq) => seq !== launchSeq));
    return cohort.instances === 1 ? [] : [{ ...cohort, instances: cohort.instances - 1, facts }];
  });
}

/**
 * EC2 by the second from launch to stop, and the volumes of the instances, which stay while one is stopped.
 * A second fleet beside the first one counts like the first one.
 */
export const hostsMeter: Meter<State> = {
  initial: () => ({ cohorts: [], launches: Chunks.of<Launch>([]) }),
  handlers: {
    'instance.launched': (state, { instance, instanceType, onPremises }, { at, seq }) => {
      if (onPremises === true) return state;
      const cohorts = withOne(state.cohorts, { instanceType, from: at, to: null }, [seq]);
      return { cohorts, launches: state.launches.push({ instance, instanceType, at, seq }) };
    },
    'instance.stopped': (state, { instance }, { at, seq }) => {
      const launch = state.launches
        .toArray()
        .filter((each) => each.instance === instance)
        .at(-1);
      if (launch === undefined) return state;
      const key = { instanceType: launch.instanceType, from: launch.at };
      const running = withoutOne(state.cohorts, { ...key, to: null }, launch.seq);
      return { ...state, cohorts: withOne(running, { ...key, to: at }, [launch.seq, seq]) };
    },
  },
  items: ({ cohorts }, t, context) => {
    if (isAllOnPremises(context) || cohorts.length === 0) return [];
    // What stood still from the first moment on was never charged by the second.
    const ran = cohorts.filter(({ from, to }) => to !== from);
    const compute = ran.map(({ instanceType, from, to, instances, facts }): UsageItem => ({
      service: 'ec2',
      dimension: `linux.${instanceType}`,
      amount: { seconds: [secondsOf((to ?? t) - from)], size: wholeDecimal(instances) },
      facts: facts.toArray(),
    }));
    const perGb = cohorts.map(({ from, instances }) => times(secondsOf(t - from), wholeDecimal(instances)));
    const gbSeconds = times(sum(perGb), wholeDecimal(context.settings.volumeGb));
    const facts = cohorts.flatMap((cohort) => cohort.facts.toArray());
    return [
      ...compute,
      { service: 'ebs', dimension: 'gp3.storage', amount: { seconds: [gbSeconds], size: ONE }, facts },
    ];
  },
};
