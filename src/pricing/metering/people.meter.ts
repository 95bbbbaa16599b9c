import type { OwnCost } from '../../domain';
import { wholeDecimal, type SimTimeMs } from '../../shared';
import { dividedBy, times } from '../arithmetic';
import type { Decimal } from '../../shared';
import { NO_SEQS, secondsOf, type Meter, type Seqs } from './meter';

interface State {
  readonly approvals: Seqs;
  readonly commands: Seqs;
  /** Alarms that are in ALARM, and since when at least one is. */
  readonly ringing: readonly string[];
  readonly since: SimTimeMs;
  readonly ringedMs: number;
  readonly changes: Seqs;
  readonly lost: number;
  readonly losses: Seqs;
}

function decided(state: State, seq: number): State {
  return { ...state, approvals: state.approvals.push(seq) };
}

function ring(state: State, alarm: string, isRinging: boolean, at: SimTimeMs, seq: number): State {
  const { ringing, since, ringedMs, changes } = state;
  if (ringing.includes(alarm) === isRinging) return state;
  const next = isRinging ? [...ringing, alarm] : ringing.filter((each) => each !== alarm);
  return {
    ...state,
    ringing: next,
    since: ringing.length === 0 ? at : since,
    ringedMs: next.length === 0 ? ringedMs + at - since : ringedMs,
    changes: changes.push(seq),
  };
}

const HOUR = wholeDecimal(3_600);

function hours(seconds: Decimal): Decimal {
  return dividedBy(seconds, HOUR);
}

/**
 * What no bill of AWS shows: people who decide on approvals, act by hand, or look after a service while an alarm rings, and
 * requests that failed or reached nobody.
 */
export const peopleMeter: Meter<State> = {
  initial: () => ({
    approvals: NO_SEQS,
    commands: NO_SEQS,
    ringing: [],
    since: 0,
    ringedMs: 0,
    changes: NO_SEQS,
    lost: 0,
    losses: NO_SEQS,
  }),
  handlers: {
    'approval.approved': (state, _, { seq }) => decided(state, seq),
    'approval.rejected': (state, _, { seq }) => decided(state, seq),
    'command.issued': (state, { type }, { seq }) =>
      // Deciding is counted above, and writing code is no part of delivering it.
      type.startsWith('approval.') || type === 'commit.push' ? state : { ...state, commands: state.commands.push(seq) },
    'alarm.stateChanged': (state, { alarm, to }, { at, seq }) => ring(state, alarm, to === 'ALARM', at, seq),
    'traffic.measured': (state, data, { seq }) => {
      const lost = data.groups.reduce((sum, { failed }) => sum + failed, data.unrouted);
      return lost === 0 ? state : { ...state, lost: state.lost + lost, losses: state.losses.push(seq) };
    },
  },
  own: ({ approvals, commands, ringing, since, ringedMs, changes, lost, losses }, t, { settings }) => {
    const { secondsPerApproval, secondsPerCommand, usdPerPersonHour, usdPerLostRequest } = settings;
    const people = (what: string, seconds: Decimal, facts: readonly number[]): OwnCost[] =>
      facts.length === 0
        ? []
        : [{ kind: 'people', what, quantity: hours(seconds), unit: 'hour', usdPerUnit: usdPerPersonHour, facts }];
    const each = (seqs: Seqs, seconds: number): Decimal => times(wholeDecimal(seqs.length), wholeDecimal(seconds));
    const incidentMs = ringedMs + (ringing.length === 0 ? 0 : t - since);
    return [
      ...people('approval', each(approvals, secondsPerApproval), approvals.toArray()),
      ...people('command', each(commands, secondsPerCommand), commands.toArray()),
      ...people('incident', secondsOf(incidentMs), changes.toArray()),
      ...(lost === 0 ? [] : [lostRequests(wholeDecimal(lost), usdPerLostRequest, losses.toArray())]),
    ];
  },
};

function lostRequests(quantity: Decimal, usdPerUnit: Decimal, facts: readonly number[]): OwnCost {
  return { kind: 'loss', what: 'lostRequests', quantity, unit: 'request', usdPerUnit, facts };
}
