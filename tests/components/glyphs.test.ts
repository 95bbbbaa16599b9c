import { render } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { ARTIFACTS, MARKS, STATUSES } from '../../src/gallery/data/glyphs';
import { ArtifactGlyph, MarkGlyph, StatusGlyph, VersionMark, VersionPatterns } from '../../src/ui/glyphs';

/** What is drawn, without the colours: two pictures that differ here differ in grey too. */
const drawing = (container: HTMLElement): string =>
  [...container.querySelectorAll('path, circle, rect')]
    .map(({ tagName, attributes }) =>
      [tagName, ...[...attributes].filter(({ name }) => !['class', 'style'].includes(name)).map((a) => a.value)].join(),
    )
    .join(';');
const drawings = (views: readonly { container: HTMLElement }[]) =>
  new Set(views.map(({ container }) => drawing(container)));

describe('glyphs', () => {
  it('are hidden from screen readers, which get words', () => {
    const views = [
      render(VersionMark, { props: { version: 1 } }),
      render(StatusGlyph, { props: { status: 'ok' } }),
      render(MarkGlyph, { props: { kind: 'fault' } }),
      render(ArtifactGlyph, { props: { kind: 'zip', version: 1 } }),
    ];
    for (const { container } of views) expect(container.querySelector('svg')).toHaveAttribute('aria-hidden', 'true');
  });

  it('give each of four versions its own shape and say the number from the fifth on', () => {
    const views = [1, 2, 3, 4, 5].map((version) => render(VersionMark, { props: { version } }));
    expect(drawings(views)).toHaveLength(4);
    expect(views.map(({ container }) => container.textContent)).toEqual(['', '', '', '', '5']);
  });

  it('draw hollow marks in the edge colour of the same version', () => {
    const { container } = render(VersionMark, { props: { version: 6, hollow: true } });
    const path = container.querySelector('path');
    expect(path?.style.stroke).toBe('var(--v2-edge)');
    expect(path?.style.fill).toBe('var(--raised)');
  });

  it('give each status and each artifact its own shape', () => {
    const statuses = STATUSES.map(({ status }) => render(StatusGlyph, { props: { status } }));
    expect(drawings(statuses)).toHaveLength(8);
    const artifacts = ARTIFACTS.map(({ kind }) => render(ArtifactGlyph, { props: { kind, version: 2 } }));
    expect(drawings(artifacts)).toHaveLength(3);
  });

  it('give each mark its own shape, and failures the one octagon', () => {
    const views = MARKS.map(({ kind }) => render(MarkGlyph, { props: { kind, version: 2 } }));
    expect(drawings(views)).toHaveLength(MARKS.length - 1);
  });

  it('draw what is not made yet without a version', () => {
    const made = render(ArtifactGlyph, { props: { kind: 'image', version: 3 } });
    const expected = render(ArtifactGlyph, { props: { kind: 'image', version: 3, isExpected: true } });
    expect(made.container.innerHTML).toContain('--v3');
    expect(expected.container.innerHTML).not.toContain('--v3');
    expect(expected.container.querySelector('.ghost')).not.toBeNull();
  });
});

describe('VersionPatterns', () => {
  it('defines every fill that pictures refer to', () => {
    const { container } = render(VersionPatterns);
    const ids = [...container.querySelectorAll('pattern')].map(({ id }) => id).sort();
    const versions = [1, 2, 3, 4].flatMap((slot) => [`pattern-v${slot}`, `pattern-area-v${slot}`]);
    expect(ids).toEqual([...versions, 'pattern-fail', 'pattern-future'].sort());
  });
});
