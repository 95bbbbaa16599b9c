import type { FuzzOutcome } from './fuzzScenario';
import type { MemorySample } from './memory';

/** Nothing was found, and nothing grows. */
export function isClean({ report, complaints, growth }: FuzzOutcome): boolean {
  const isGrowing = growth !== null && Object.values(growth).some((each) => each.isGrowing);
  return report.findings.length === 0 && complaints.length === 0 && !isGrowing;
}

/** What was found in one scenario, with what was done before. */
export function linesOf({ scenario, report, complaints }: FuzzOutcome): string[] {
  const findings = report.findings.flatMap(({ check, message, step, round, count, actions }) => [
    `  ${check}: ${message} (step ${step}, round ${round}, seen ${count} times), after`,
    ...actions.map((action) => `    ${action}`),
  ]);
  const heading = `${scenario}, seed ${report.seed}: ${report.findings.length} problems, ${complaints.length} complaints of the browser`;
  return [heading, ...findings, ...[...new Set(complaints)].map((complaint) => `  ${complaint}`)];
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(2)} MB`;

/** One line per scenario; quantities of the second and the last fifth of the samples. */
export function tableOf(outcomes: readonly FuzzOutcome[]): string[] {
  const rows = outcomes.map((outcome) => {
    const { scenario, report, complaints, samples, growth } = outcome;
    const range = (name: keyof MemorySample, words: (value: number) => string = String): string => {
      const found = growth?.[name];
      if (found === undefined) return '–';
      return `${words(found.before)} → ${words(found.after)}${found.isGrowing ? ' GROWS' : ''}`;
    };
    return [
      ...[scenario, String(report.steps), String(report.rounds), String(samples.length)],
      ...[String(report.findings.length + complaints.length), range('heapBytes', megabytes)],
      ...[range('listeners'), range('nodes'), isClean(outcome) ? 'ok' : 'NOT OK'],
    ];
  });
  const head = ['scenario', 'steps', 'rounds', 'samples', 'problems', 'heap', 'listeners', 'nodes', ''];
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
}
