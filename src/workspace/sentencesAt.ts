import type { Scenario, SimulationLog } from '../domain';
import { factsAt } from '../projections';
import { sentenceOf, type WhyLine } from '../projections/why';
import type { SimTimeMs } from '../shared';

/** More sentences about one instant are not listened to. */
const MAX_SENTENCES = 2;

/** What happened in exactly this instant: the sentences that explain most, in the order in which it happened. */
export function sentencesAt(scenario: Scenario, log: SimulationLog, t: SimTimeMs): readonly WhyLine[] {
  const said = new Map<string, WhyLine>();
  for (const fact of factsAt(log, t)) {
    const line = sentenceOf(scenario, log, fact);
    said.set(line.key, line);
  }
  const lines = [...said.values()];
  const chosen = [...lines].sort((a, b) => b.weight - a.weight).slice(0, MAX_SENTENCES);
  return lines.filter((line) => chosen.includes(line));
}
