import type { FactData } from '../../domain';
import { dividedBy, minus, ONE, plus, times, ZERO } from '../arithmetic';
import { wholeDecimal, type Decimal } from '../../shared';
import { GB } from './loadBalancing';
import { counted, NO_SEQS, secondsOf, type Meter, type MeterContext, type Seqs } from './meter';

interface Stored {
  readonly count: number;
  /** Sum of the seconds at which they were stored. */
  readonly since: Decimal;
}

type Kind = FactData['artifact.created']['kind'];

interface State {
  readonly stored: Readonly<Record<Kind, Stored>>;
  readonly puts: Seqs;
  readonly gets: number;
  readonly readers: Seqs;
}

const NOTHING: Stored = { count: 0, since: ZERO };

const bytesOf = (kind: Kind, { settings }: MeterContext): Decimal =>
  wholeDecimal(kind === 'source' ? settings.sourceArtifactBytes : settings.zipArtifactBytes);

function read(state: State, times: number, seq: number): State {
  return times === 0 ? state : { ...state, gets: state.gets + times, readers: state.readers.push(seq) };
}

/** S3: every artifact is put once and kept; builds get their inputs, and every host of a deployment its bundle. */
export const artifactsMeter: Meter<State> = {
  initial: () => ({ stored: { source: NOTHING, zip: NOTHING }, puts: NO_SEQS, gets: 0, readers: NO_SEQS }),
  handlers: {
    'artifact.created': (state, { kind }, { at, seq }) => {
      const { count, since } = state.stored[kind];
      const stored = { ...state.stored, [kind]: { count: count + 1, since: plus(since, secondsOf(at)) } };
      return { ...state, stored, puts: state.puts.push(seq) };
    },
    'action.started': (state, { provider, inputArtifacts }, { seq }) =>
      provider === 'CodeBuild' ? read(state, inputArtifacts.length, seq) : state,
    'target.eventEnded': (state, { event, status }, { seq }) =>
      event === 'DownloadBundle' && status === 'Succeeded' ? read(state, 1, seq) : state,
  },
  items: ({ stored, puts, gets, readers }, t, context) => {
    if (puts.length === 0) return [];
    const facts = puts.toArray();
    let gbSeconds = ZERO;
    for (const kind of ['source', 'zip'] as const) {
      const { count, since } = stored[kind];
      const seconds = minus(times(secondsOf(t), wholeDecimal(count)), since);
      gbSeconds = plus(gbSeconds, dividedBy(times(seconds, bytesOf(kind, context)), GB));
    }
    return [
      { service: 's3', dimension: 'standard.storage', amount: { seconds: [gbSeconds], size: ONE }, facts },
      counted('s3', 'request.put', puts.length, facts),
      counted('s3', 'request.get', gets, readers.toArray()),
    ];
  },
};
