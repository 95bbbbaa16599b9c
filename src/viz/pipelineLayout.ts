import { ascending, group, max, sum } from 'd3';
import type { ActionView, StageView } from '../projections/views';
import { estimateTextWidth } from './textWidth';

/**
 * `cards`: one card per stage. `chips`: one line per stage, for frames with little height.
 * `nodes`: a status glyph per stage with its name below, for telephones.
 */
export type PipelineForm = 'cards' | 'chips' | 'nodes';

/** One column of the strip: the rail in front of a stage, then the stage. All in px from the left edge of the strip. */
export interface StageBox {
  readonly railX: number;
  readonly railWidth: number;
  readonly x: number;
  readonly width: number;
}

export interface PipelineLayout {
  readonly form: PipelineForm;
  readonly stages: readonly StageBox[];
  /** Of chips: whether there is room for words beside the names. */
  readonly hasDetails: boolean;
  /** More than the available width when the strip has to scroll. */
  readonly width: number;
  readonly isScrolling: boolean;
}

/** Below this a card no longer holds an AWS name on one line. */
const NARROW_PX = 560;
const NODE = { glyph: 20, gap: 6, least: 70 };
/** Rails shrink from `goodRail` to `rail` before the strip begins to scroll. */
const CARD = { padding: 12, gap: 8, rail: 42, goodRail: 60, most: 360 };
const CHIP = { padding: 22, glyph: 22, mark: 20, rail: 42 };

/** How much room an action needs, by what it has to show. */
function actionWidth(action: ActionView): number {
  if (action.category === 'Deploy') return 148;
  if (action.category === 'Build' || action.category === 'Test') return 120;
  return action.category === 'Approval' ? 110 : 84;
}

/** The actions of a stage in order of run order; those inside one group run side by side. */
export function runOrders(actions: readonly ActionView[]): ActionView[][] {
  const groups = [...group(actions, (action) => action.runOrder)];
  return groups.sort((a, b) => ascending(a[0], b[0])).map(([, side]) => side);
}

function cardWidth(stage: StageView): number {
  const rows = runOrders(stage.actions).map((row) => sum(row, actionWidth) + CARD.gap * (row.length - 1));
  const isSplit = stage.actions.length > 1;
  // Several actions are cards of their own inside the card, with a padding of their own.
  const inner = isSplit ? Math.max(0, ...stage.actions.map(() => 2 * CARD.gap)) : 0;
  const name = estimateTextWidth(stage.name, 13) + 28;
  return Math.ceil(Math.max(max(rows) ?? 0, name) + inner + 2 * CARD.padding);
}

/** Words beside the name on a chip: a commit, a time, or what the stage is doing. */
function chipWidth(stage: StageView, detail: string): number {
  const name = estimateTextWidth(stage.name, 13) * 1.06;
  const mark = stage.version === null ? 0 : CHIP.mark;
  const words = detail === '' ? 0 : 8 + estimateTextWidth(detail, 12);
  return Math.ceil(CHIP.padding + CHIP.glyph + name + mark + words);
}

function inARow(widths: readonly number[], rail: number, form: PipelineForm, available: number): PipelineLayout {
  let x = 0;
  const stages = widths.map((width, index): StageBox => {
    const railWidth = index === 0 ? 0 : rail;
    const box = { railX: x, railWidth, x: x + railWidth, width };
    x += railWidth + width;
    return box;
  });
  return { form, stages, hasDetails: true, width: x, isScrolling: x > available };
}

/** Shares out what is left: first the rails get their good length, then two thirds go to the cards by their size. */
function stretched(least: readonly number[], availablePx: number): PipelineLayout {
  const rails = least.length - 1;
  const available = Math.floor(availablePx);
  const free = Math.max(0, available - sum(least) - rails * CARD.goodRail);
  const grown = least.map((width) => Math.min(CARD.most, width + Math.floor((free * 0.68 * width) / sum(least))));
  const rail = rails === 0 ? 0 : Math.max(CARD.rail, Math.floor((available - sum(grown)) / rails));
  return inARow(grown, rail, 'cards', availablePx);
}

function nodes(count: number, available: number): PipelineLayout {
  const column = Math.max(NODE.least, Math.floor(available / count));
  const inset = NODE.glyph / 2 + NODE.gap;
  const stages = Array.from({ length: count }, (_, index): StageBox => {
    const railWidth = index === 0 ? 0 : column - 2 * inset;
    // From beside the glyph before to beside this one: both stand in the middle of their column.
    return { railX: column * (index - 0.5) + inset, railWidth, x: column * index, width: column };
  });
  const width = column * count;
  return { form: 'nodes', stages, hasDetails: true, width, isScrolling: width > available };
}

/**
 * The widths of the strip's columns for `availablePx`. `details` are the words on each chip; they matter only with
 * `isCompact`, which asks for one line.
 */
export function layoutPipeline(
  stages: readonly StageView[],
  availablePx: number,
  { isCompact = false, details = [] }: { isCompact?: boolean; details?: readonly string[] } = {},
): PipelineLayout {
  if (stages.length === 0) return inARow([], 0, 'cards', availablePx);
  if (availablePx < NARROW_PX) return nodes(stages.length, availablePx);
  if (!isCompact) return stretched(stages.map(cardWidth), availablePx);
  const chips = chipRow(stages, availablePx, details);
  if (!chips.isScrolling) return chips;
  return { ...chipRow(stages, availablePx, []), hasDetails: false };
}

/** Chips keep their size, the rail takes the rest. */
function chipRow(stages: readonly StageView[], available: number, details: readonly string[]): PipelineLayout {
  const widths = stages.map((stage, index) => chipWidth(stage, details[index] ?? ''));
  const rail = Math.floor((available - sum(widths)) / Math.max(1, stages.length - 1));
  return inARow(widths, Math.max(CHIP.rail, rail), 'chips', available);
}
