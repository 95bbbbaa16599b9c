import type { UsageItem } from '../../domain';
import { Chunks } from '../../projections';
import { wholeDecimal, type Decimal, type SimTimeMs } from '../../shared';
import { minus, ONE, plus, times, ZERO } from '../arithmetic';
import { isAllOnPremises, NO_SEQS, secondsOf, type Meter, type Seqs } from './meter';

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
  readonly facts: Seqs;
}

interface State {
  readonly cohorts: readonly Cohort[];
  readonly launches: Chunks<Launch>;
  /** Sum of the seconds at which the volumes were made, one for each launch. */
  readonly volumesSince: Decimal;
  readonly volumes: Seqs;
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
  initial: () => ({ cohorts: [], launches: Chunks.of<Launch>([]), volumesSince: ZERO, volumes: NO_SEQS }),
  handlers: {
    'instance.launched': (state, { instance, instanceType, onPremises }, { at, seq }) => {
      if (onPremises === true) return state;
      return {
        cohorts: withOne(state.cohorts, { instanceType, from: at, to: null }, [seq]),
        launches: state.launches.push({ instance, instanceType, at, seq }),
        volumesSince: plus(state.volumesSince, secondsOf(at)),
        volumes: state.volumes.push(seq),
      };
    },
    // The same host again: seconds count anew, its volume was there all the time.
    'instance.started': (state, { instance }, { at, seq }) => {
      const launch = state.launches
        .toArray()
        .filter((each) => each.instance === instance)
        .at(-1);
      if (launch === undefined) return state;
      const { instanceType } = launch;
      return {
        ...state,
        cohorts: withOne(state.cohorts, { instanceType, from: at, to: null }, [seq]),
        launches: state.launches.push({ instance, instanceType, at, seq }),
      };
    },
    'instance.stopped': (state, { instance }, { at, seq }) => {
      const launch = state.launches
        .toArray()
        .filter((each) => each.instance === instance)
        .at(-1);
      if (launch === undefined) return state;
      const key = { instanceType: launch.instanceType, from: launch.at };
      if (!state.cohorts.some(isIn({ ...key, to: null }))) return state;
      const running = withoutOne(state.cohorts, { ...key, to: null }, launch.seq);
      return { ...state, cohorts: withOne(running, { ...key, to: at }, [launch.seq, seq]) };
    },
  },
  items: ({ cohorts, volumes, volumesSince }, t, context) => {
    if (isAllOnPremises(context) || volumes.length === 0) return [];
    // What stood still from the first moment on was never charged by the second.
    const ran = cohorts.filter(({ from, to }) => to !== from);
    const compute = ran.map(({ instanceType, from, to, instances, facts }): UsageItem => ({
      service: 'ec2',
      dimension: `linux.${instanceType}`,
      amount: { seconds: [secondsOf((to ?? t) - from)], size: wholeDecimal(instances) },
      facts: facts.toArray(),
    }));
    const volumeSeconds = minus(times(secondsOf(t), wholeDecimal(volumes.length)), volumesSince);
    const gbSeconds = times(volumeSeconds, wholeDecimal(context.settings.volumeGb));
    const amount = { seconds: [gbSeconds], size: ONE };
    return [...compute, { service: 'ebs', dimension: 'gp3.storage', amount, facts: volumes.toArray() }];
  },
};
