import type { Fact, Scenario, SimulationLog } from '../../domain';
import { buildRules } from './buildRules';
import { controlsOf } from './controls';
import { deploymentRules } from './deploymentRules';
import { fleetRules } from './fleetRules';
import { interventionRules } from './interventionRules';
import { pathOf, type WhyPath } from './path';
import { pipelineRules } from './pipelineRules';
import { line, type AnyRule, type WhyItem, type WhyLine, type WhyRules, type WhyView } from './types';
import { WhyContext } from './WhyContext';

/** More sentences than this are no explanation. */
export const MAX_ITEMS = 7;
/** What weighs less is a step that everybody takes for granted. */
const MIN_WEIGHT = 3;

const RULES: WhyRules = { ...pipelineRules, ...buildRules, ...deploymentRules, ...fleetRules, ...interventionRules };

/**
 * Why a fact came about: at most seven sentences, the fact itself first and its root last, and the controls that worked or were
 * missing. Reads nothing after the fact, so the answer is the same on a log that ends with it. Null when there is no such fact.
 */
export function whyOf(scenario: Scenario, log: SimulationLog, seq: number): WhyView | null {
  const context = new WhyContext(scenario, log);
  const asked = context.fact(seq);
  if (asked === undefined) return null;
  const path = pathOf(context, asked);
  return { seq, items: itemsOf(context, path), controls: controlsOf(context, path) };
}

/** What a fact says by itself, without its causes; `weight` is how much that explains, 0 to 9. */
export function sentenceOf(scenario: Scenario, log: SimulationLog, fact: Fact): WhyLine {
  return lineOf(fact, new WhyContext(scenario, log));
}

interface Told {
  readonly fact: Fact;
  readonly line: WhyLine;
}

function itemsOf(context: WhyContext, path: WhyPath): readonly WhyItem[] {
  const last = path.facts.length - 1;
  const told: Told[] = [];
  const keys = new Set<string>();
  for (const [index, fact] of path.facts.entries()) {
    const said = index === last ? rootLine(context, path) : lineOf(fact, context);
    const isEnd = index === 0 || index === last;
    if (!isEnd && (said.weight < MIN_WEIGHT || keys.has(said.key))) continue;
    keys.add(said.key);
    told.push({ fact, line: said });
  }
  return shortened(told).map(({ fact, line: { code, params } }, index, all) => ({
    seq: fact.seq,
    at: fact.at,
    code,
    params,
    root: index === all.length - 1 ? path.root : null,
  }));
}

/** Leaves out what explains least; of equals what lies further back. */
function shortened(told: readonly Told[]): readonly Told[] {
  const kept = [...told];
  while (kept.length > MAX_ITEMS) {
    let least = 1;
    for (let index = 1; index < kept.length - 1; index++) {
      if ((kept[index] as Told).line.weight <= (kept[least] as Told).line.weight) least = index;
    }
    kept.splice(least, 1);
  }
  return kept;
}

function lineOf(fact: Fact, context: WhyContext): WhyLine {
  const rule = RULES[fact.type] as AnyRule | undefined;
  // A log of another engine may state what this one does not know.
  return rule === undefined ? line('fact.unknown', 0, { type: String(fact.type) }) : rule(fact, context);
}

/** What a chain that goes back to the start of the run says there depends on what it is about. */
function rootLine(context: WhyContext, { facts }: WhyPath): WhyLine {
  const root = facts.at(-1) as Fact;
  const before = facts.at(-2);
  if (root.type !== 'run.started' || before === undefined) return lineOf(root, context);
  if (before.type === 'traffic.changed') return line('start.traffic', 0);
  if (before.type === 'stage.executionWaiting') return line('start.transition', 0, { stage: before.data.stage });
  return lineOf(root, context);
}
