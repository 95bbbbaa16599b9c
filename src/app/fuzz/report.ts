import type { FuzzMessages } from '../../i18n';
import type { Finding } from './Findings.svelte';

/** How a fuzz went. Plain JSON. */
export interface FuzzReport {
  readonly seed: number;
  readonly durationMs: number;
  /** The part behind `#` where each round began. */
  readonly address: string;
  readonly elapsedMs: number;
  readonly steps: number;
  readonly rounds: number;
  /** How often each check was made; those that listen count what they heard under `findings` only. */
  readonly checks: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
  /** What was done last. */
  readonly recent: readonly string[];
  /** What the page was kept from, counted. */
  readonly prevented: Readonly<Record<string, number>>;
}

/** For programs that drive the page: `globalThis.baepoFuzz`. */
export interface FuzzControl {
  readonly status: 'running' | 'done';
  report(): FuzzReport;
  stop(): void;
  rest(): Promise<boolean>;
  goOn(): void;
}

/** The report as text, to be pasted into a bug report. */
export function reportText(report: FuzzReport, { fuzz }: FuzzMessages): string {
  const { seed, address, findings } = report;
  const problems = findings.flatMap(({ check, message, step, round, count, actions }, index) => [
    `${index + 1}. ${fuzz.checks[check]}: ${message}`,
    `   ${fuzz.where(step, round, count)}`,
    ...actions.map((action) => `   - ${action}`),
  ]);
  const head = fuzz.figures(report.steps, report.rounds, Math.round(report.elapsedMs / 1_000));
  return [`Baepo, seed ${seed}, ${address}`, head, fuzz.outcome(findings.length), ...problems].join('\n');
}

/** Where it began, without the parameters. */
export function addressWithoutFuzz(report: FuzzReport): string {
  const address = new URL(location.href);
  for (const name of ['fuzz', 'fuzzFor']) address.searchParams.delete(name);
  address.hash = report.address;
  return address.href;
}
