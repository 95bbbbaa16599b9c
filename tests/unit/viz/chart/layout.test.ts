import { describe, expect, it } from 'vitest';
import { MACHINES } from '../../../../src/domain/machines';
import { describeChart } from '../../../../src/engine';
import { loadLaterMessages, type Language } from '../../../../src/i18n';
import { compileMachine } from '../../../../src/kernel';
import { layoutChart, waysOf, type Box, type ChartInput, type ChartLayout } from '../../../../src/viz/chart';

const texts = {
  ko: (await loadLaterMessages('ko')).inspector.chart,
  en: (await loadLaterMessages('en')).inspector.chart,
};

function inputOf(name: string, language: Language): ChartInput {
  const machine = MACHINES[name];
  if (machine === undefined) throw new Error(name);
  const { states, initial, transitions } = describeChart(compileMachine(machine));
  const { events, delays } = texts[language] as Record<'events' | 'delays', Readonly<Record<string, string>>>;
  const nameOf = ({ event, delay }: { event: string | null; delay: string | null }) =>
    (event === null ? delays[delay ?? ''] : events[event]) ?? null;
  return { states, initial: initial[0] ?? '', ways: waysOf(transitions, nameOf) };
}

const CASES = Object.keys(MACHINES).flatMap((name) => (['ko', 'en'] as const).map((language) => ({ name, language })));

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The corners of a path of upright and level lines. */
function corners(path: string): { x: number; y: number }[] {
  expect(path).toMatch(/^M-?[\d.]+ -?[\d.]+([HV]-?[\d.]+)*$/);
  const [, first = ''] = path.split(/^M/);
  const [x = 0, y = 0] = first.split(/[HV ]/).slice(0, 2).map(Number);
  const points = [{ x, y }];
  for (const [, letter, value] of path.matchAll(/([HV])(-?[\d.]+)/g)) {
    const last = points.at(-1) ?? { x: 0, y: 0 };
    points.push(letter === 'H' ? { ...last, x: Number(value) } : { ...last, y: Number(value) });
  }
  return points;
}

const isOnBorder = ({ x, y }: { x: number; y: number }, box: Box): boolean => {
  const near = (a: number, b: number): boolean => Math.abs(a - b) < 1;
  const isWithin = x > box.x - 1 && x < box.x + box.width + 1 && y > box.y - 1 && y < box.y + box.height + 1;
  const onSide = near(x, box.x) || near(x, box.x + box.width) || near(y, box.y) || near(y, box.y + box.height);
  return isWithin && onSide;
};

describe.each(CASES)('the chart of $name in $language', ({ name, language }) => {
  const input = inputOf(name, language);
  const layout: ChartLayout = layoutChart(input);
  const boxOf = (value: string): Box | undefined => layout.nodes.find((node) => node.value === value);

  it('has every state once, apart from each other', () => {
    expect(layout.nodes.map(({ value }) => value)).toEqual(input.states.map(({ value }) => value));
    for (const [index, node] of layout.nodes.entries()) {
      for (const other of layout.nodes.slice(index + 1))
        expect(overlap(node, other), `${node.value}, ${other.value}`).toBe(false);
    }
  });

  it('has frames around the states inside them and around no other', () => {
    for (const frame of layout.frames) {
      for (const node of layout.nodes) {
        const isInside = node.value.startsWith(`${frame.label}.`);
        expect(overlap(frame, node), `${frame.label}, ${node.value}`).toBe(isInside);
      }
    }
  });

  it('has every way once, from the border of one box to that of the other', () => {
    expect(layout.edges.flatMap(({ ways }) => ways).sort()).toEqual(input.ways.map(({ key }) => key).sort());
    for (const { ways, path, tip } of layout.edges) {
      const [from = '', to = ''] = (ways[0] ?? '').split(' → ');
      const points = corners(path);
      const sources = [boxOf(from), ...layout.frames].filter((box) => box !== undefined);
      const first = points[0] ?? { x: NaN, y: NaN };
      expect(
        sources.some((box) => isOnBorder(first, box)),
        `${ways.join()} begins at ${JSON.stringify(first)}`,
      ).toBe(true);
      const last = points.at(-1);
      expect(Math.abs((last?.x ?? NaN) - tip.x)).toBeLessThanOrEqual(0.5);
      expect(isOnBorder(tip, boxOf(to) as Box), `${ways.join()} ends at ${JSON.stringify(tip)}`).toBe(true);
    }
  });

  it('lies within its measures, which fit the panel when it is simple', () => {
    const boxes = [...layout.nodes, ...layout.frames];
    for (const { x, y, width, height } of boxes) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(layout.width);
      expect(y + height).toBeLessThanOrEqual(layout.height);
    }
    for (const { path } of layout.edges) {
      for (const { x, y } of corners(path)) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(layout.width);
        expect(y).toBeLessThanOrEqual(layout.height);
      }
    }
    // What has many ways is wider than the panel, which then scrolls sideways.
    if (input.ways.length <= 5) expect(layout.width).toBeLessThanOrEqual(328);
  });

  it('is the same each time', () => {
    expect(layoutChart(input)).toEqual(layout);
  });
});

describe('ways', () => {
  const transition = (from: string, to: string, event: string | null, passing: string[] = []) => ({
    from,
    to,
    event,
    delay: event === null ? 'later' : null,
    passing,
  });

  it('join transitions between the same states, and leave out what stays or only passes through', () => {
    const ways = waysOf(
      [
        transition('a', 'b', 'x'),
        transition('a', 'b', 'y'),
        transition('a', 'a', 'z'),
        transition('a', 'c', 'x', ['b']),
      ],
      ({ event }) => event,
    );
    expect(ways).toEqual([{ key: 'a → b', from: 'a', to: 'b', label: ['x', 'y'] }]);
  });

  it('have no label when one of the triggers has no name', () => {
    expect(waysOf([transition('a', 'b', 'x'), transition('a', 'b', null)], ({ event }) => event)[0]?.label).toEqual([]);
  });
});

describe.each(['ko', 'en'] as const)('the names in %s', (language) => {
  it('cover every event of every machine', () => {
    const { events } = texts[language];
    for (const machine of Object.values(MACHINES)) {
      for (const { event } of describeChart(compileMachine(machine)).transitions) {
        if (event !== null) expect(events).toHaveProperty([event]);
      }
    }
  });
});
