import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manyStages, rollingBack } from '../../../src/gallery/data/pipeline';
import { layoutPipeline, runOrders, type PipelineLayout } from '../../../src/viz/pipelineLayout';

const { stages } = rollingBack;
const widths = (layout: PipelineLayout) => layout.stages.map(({ width }) => width);

describe('layoutPipeline', () => {
  it('fills the stage of a 1440 px screen with four cards, the deployments with the widest', () => {
    const layout = layoutPipeline(stages, 732);
    expect(layout).toMatchObject({ form: 'cards', isScrolling: false });
    expect(layout.width).toBeGreaterThan(725);
    expect(layout.width).toBeLessThanOrEqual(732);
    const [source = 0, build = 0, , deploy = 0] = widths(layout);
    expect(deploy).toBeGreaterThan(build);
    expect(build).toBeGreaterThan(source);
  });

  it('still fits beside the workbench of a 1024 px screen', () => {
    expect(layoutPipeline(stages, 684).isScrolling).toBe(false);
  });

  it('scrolls what does not fit instead of squeezing it', () => {
    const layout = layoutPipeline(manyStages.stages, 732);
    expect(layout.isScrolling).toBe(true);
    expect(Math.min(...widths(layout))).toBeGreaterThan(100);
  });

  it('gives a stage with actions side by side the room of both', () => {
    const [, , test] = widths(layoutPipeline(manyStages.stages, 732));
    const [, build] = widths(layoutPipeline(manyStages.stages, 732));
    expect(test).toBeGreaterThan(1.6 * (build as number));
  });

  it('turns to glyphs on a telephone, whose rails run from glyph to glyph', () => {
    const layout = layoutPipeline(stages, 358);
    expect(layout).toMatchObject({ form: 'nodes', isScrolling: false });
    const [first, second] = layout.stages;
    const [left, right] = [first, second].map((box) => (box?.x ?? 0) + (box?.width ?? 0) / 2);
    expect(second?.railX).toBeGreaterThan((left as number) + 10);
    expect((second?.railX ?? 0) + (second?.railWidth ?? 0)).toBeLessThan((right as number) - 10);
    expect(layoutPipeline(manyStages.stages, 288).isScrolling).toBe(true);
  });

  it('takes one line when it is asked to, with room for the words', () => {
    const bare = layoutPipeline(stages, 760, { isCompact: true });
    const told = layoutPipeline(stages, 760, { isCompact: true, details: ['c09d1f4', '13 s', '', 'rolling back'] });
    expect(bare.form).toBe('chips');
    expect(widths(told)[3]).toBeGreaterThan(widths(bare)[3] as number);
    expect(layoutPipeline(stages, 358, { isCompact: true }).form).toBe('nodes');
  });

  it('never overlaps two columns, whatever the width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 280, max: 1_900 }), fc.boolean(), (available, isCompact) => {
        const { stages: boxes, width } = layoutPipeline(manyStages.stages, available, { isCompact });
        const isOrdered = boxes.every((box, index) => index === 0 || box.railX >= (boxes[index - 1]?.x ?? 0));
        const last = boxes[boxes.length - 1];
        return isOrdered && (last?.x ?? 0) + (last?.width ?? 0) <= width + 0.01;
      }),
    );
  });
});

describe('runOrders', () => {
  it('puts equal run orders side by side and the rest below', () => {
    const test = manyStages.stages[2];
    expect(runOrders(test?.actions ?? []).map((row) => row.map(({ name }) => name))).toEqual([
      ['Unit', 'Browser'],
      ['Report'],
    ]);
  });
});
