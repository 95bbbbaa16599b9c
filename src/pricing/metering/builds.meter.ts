import type { SimTimeMs } from '../../shared';
import { wholeDecimal, type Decimal } from '../../shared';
import { ONE, plus, roundedUp } from '../arithmetic';
import { buildDimension, isLambdaCompute } from '../rules/codebuild';
import { NO_SEQS, secondsOf, type Meter, type Seqs } from './meter';

/** Builds in a row that are charged alike. Free minutes are used up in this order. */
interface Batch {
  readonly dimension: string;
  /** Minutes, or seconds on Lambda compute. */
  readonly quantity: Decimal;
  readonly facts: Seqs;
}

interface State {
  readonly batches: readonly Batch[];
  /** When builds that run now were given a machine, by entity. */
  readonly provisioningAt: Readonly<Record<string, SimTimeMs>>;
}

function add(batches: readonly Batch[], dimension: string, quantity: Decimal, seq: number): readonly Batch[] {
  const last = batches.at(-1);
  if (last?.dimension !== dimension) return [...batches, { dimension, quantity, facts: NO_SEQS.push(seq) }];
  const grown = { dimension, quantity: plus(last.quantity, quantity), facts: last.facts.push(seq) };
  return [...batches.slice(0, -1), grown];
}

/** CodeBuild: minutes by compute type, each build rounded up; seconds on Lambda compute. */
export const buildsMeter: Meter<State> = {
  initial: () => ({ batches: [], provisioningAt: {} }),
  handlers: {
    'build.phaseStarted': (state, { phase }, { entity, at }) =>
      phase === 'PROVISIONING' ? { ...state, provisioningAt: { ...state.provisioningAt, [entity]: at } } : state,
    'build.completed': (state, { computeType, environmentType, billedMinutes }, { entity, at, seq }) => {
      const { [entity]: since = at, ...provisioningAt } = state.provisioningAt;
      const isLambda = isLambdaCompute(environmentType);
      const quantity = isLambda ? roundedUp(secondsOf(at - since), ONE) : wholeDecimal(billedMinutes);
      const dimension = buildDimension(computeType, environmentType);
      return { batches: add(state.batches, dimension, quantity, seq), provisioningAt };
    },
  },
  items: ({ batches }) =>
    batches.map(({ dimension, quantity, facts }) => ({
      service: 'codebuild',
      dimension,
      amount: { quantity },
      facts: facts.toArray(),
    })),
};
