import { wholeDecimal } from '../../shared';
import { dividedBy } from '../arithmetic';
import { GB } from './loadBalancing';
import { NO_SEQS, type Meter, type Seqs } from './meter';

const encoder = new TextEncoder();

/** CloudWatch Logs takes in what build commands print. */
export const logsMeter: Meter<{ readonly bytes: number; readonly commands: Seqs }> = {
  initial: () => ({ bytes: 0, commands: NO_SEQS }),
  handlers: {
    'build.commandEnded': (state, { output }, { seq }) => {
      const bytes = output.reduce((sum, line) => sum + encoder.encode(line).length, 0);
      return bytes === 0 ? state : { bytes: state.bytes + bytes, commands: state.commands.push(seq) };
    },
  },
  items: ({ bytes, commands }) => [
    {
      service: 'cloudwatch',
      dimension: 'logs.ingest',
      amount: { quantity: dividedBy(wholeDecimal(bytes), GB) },
      facts: commands.toArray(),
    },
  ],
};
