import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import {
  allEventsFleet,
  bigFleet,
  emptyFleet,
  everyStateFleet,
  FLEET_AT,
  noBalancerFleet,
  rollingBackFleet,
  trafficOf,
  unroutedFleet,
} from '../../src/gallery/data/fleet';
import { loadMessages, type Language } from '../../src/i18n';
import type { FleetView, TrafficView } from '../../src/projections/views';
import { FleetPanel } from '../../src/ui/simulator/fleet';
import { Locale } from '../../src/workspace/Locale.svelte';
import LocaleHost from '../support/LocaleHost.svelte';

interface Shown {
  traffic?: TrafficView | null;
  t?: number;
  hasReducedMotion?: boolean;
  particlePhase?: number;
  isCompact?: boolean;
  /** Pretends that the panel is this wide. */
  width?: number;
}

async function show(fleet: FleetView, language: Language = 'ko', { width, ...more }: Shown = {}) {
  const on = { onselect: vi.fn(), oncommit: vi.fn() };
  const locale = Locale.of(language, await loadMessages(language));
  let t = $state(more.t ?? FLEET_AT);
  const now = {
    get t() {
      return t;
    },
  };
  const fixed = { fleet, traffic: trafficOf(fleet), hasReducedMotion: false, ...more, ...on };
  const props = Object.defineProperties(fixed, Object.getOwnPropertyDescriptors(now));
  if (width !== undefined) vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(width);
  const view = render(LocaleHost, { props: { locale, component: FleetPanel, props } });
  vi.restoreAllMocks();
  const move = async (to: number) => {
    t = to;
    await tick();
  };
  return { ...on, ...view, move, user: userEvent.setup() };
}

const rowTexts = (): string[] =>
  within(screen.getByRole('grid'))
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      [...row.children]
        .filter((cell) => cell.role !== null)
        .map((cell) => cell.textContent)
        .join(' | '),
    );

describe('FleetPanel', () => {
  it('is a grid with a row per instance, in both languages', async () => {
    await show(rollingBackFleet);
    const texts = rowTexts();
    expect(texts).toHaveLength(12);
    expect(texts[0]).toBe('i-01 | v2 | 정상 | 이번 배포 밖 | ');
    expect(texts[1]).toBe('i-02 | v2 | 비정상 | 이번 배포 밖 | ');
    expect(texts[3]).toBe('i-04 | v1 배포 중 | 제외 | ValidateService | 이벤트 7개 중 5개');
    expect(screen.getAllByRole('columnheader').map((cell) => cell.textContent)).toEqual([
      ...['인스턴스', '버전', '대상 상태', '수명 주기 이벤트', '진행'],
    ]);
  });

  it('says the same in English', async () => {
    await show(everyStateFleet, 'en');
    const texts = rowTexts();
    expect(texts[1]).toBe('i-02 | v1 to v3 | draining | BlockTraffic | 1 of 13 events');
    expect(texts[6]).toBe('i-07 | nothing runs | unused | ValidateService failed | 13 of 13 events');
    expect(texts[9]).toBe('i-10 | stopped | unused | not part of this deployment | ');
    expect(texts[10]).toBe('i-11 | v1, waiting for v3 | healthy | waiting | 0 of 13 events');
  });

  it('counts targets and names the deployment in its head', async () => {
    await show(rollingBackFleet, 'en');
    const region = screen.getByRole('region', { name: '12 instances' });
    expect(region).toHaveTextContent(/healthy 7.*unhealthy 2.*deploying 3/);
    expect(region).toHaveTextContent(/3 at a time.*minimum healthy hosts 9.*keep-nine/);
    expect(region).toHaveTextContent(/d-7RWN0T3KB.*rolling back/);
  });

  it('writes the event names once, in the order of the deployment', async () => {
    const { container } = await show(allEventsFleet);
    const labels = [...container.querySelectorAll('svg text.text-code')].map((text) => text.textContent.trim());
    expect(labels.filter((label) => /^[A-Z][A-Za-z]+$/.test(label))).toEqual(allEventsFleet.deployment?.events);
  });

  it('has one tab stop and moves with the arrows, which the page does not hear', async () => {
    const { user, onselect } = await show(rollingBackFleet);
    const page = vi.fn();
    window.addEventListener('keydown', page);
    await user.tab();
    const focused = () => document.activeElement?.getAttribute('data-instance');
    expect(focused()).toBe('i-01');
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}');
    expect(focused()).toBe('i-02');
    await user.keyboard('{End}');
    expect(focused()).toBe('i-12');
    await user.keyboard('{ArrowRight}');
    expect(focused()).toBe('i-12');
    expect(page.mock.calls.map(([event]) => (event as KeyboardEvent).key)).toEqual(['Tab']);
    await user.keyboard('{Home}{Enter}');
    expect(onselect).toHaveBeenCalledExactlyOnceWith('i-01');
    await user.tab();
    expect(screen.getByRole('grid')).not.toContainElement(document.activeElement as HTMLElement);
    window.removeEventListener('keydown', page);
  });

  it('tells which instance was pressed', async () => {
    const { user, onselect } = await show(rollingBackFleet);
    const row = screen.getByRole('row', { name: /^i-05/ });
    await user.click(row);
    expect(onselect).toHaveBeenCalledExactlyOnceWith('i-05');
    expect(row).toHaveAttribute('tabindex', '0');
  });

  it('moves dots and the event under way with the clock, and nothing else', async () => {
    const { container, move } = await show(rollingBackFleet);
    const dots = () => [...container.querySelectorAll('.particles path')].map((dots) => dots.getAttribute('d'));
    const active = () =>
      [...container.querySelectorAll('.active + rect')].map((bar) => Number(bar.getAttribute('width')));
    const [dotsBefore, activeBefore, tiles] = [dots(), active(), container.querySelectorAll('.outline').length];
    const ribbons = [...container.querySelectorAll('.ribbon')];
    await move(FLEET_AT + 500);
    expect(dots()).not.toEqual(dotsBefore);
    active().forEach((width, index) => expect(width).toBeGreaterThan(activeBefore[index] ?? 99));
    expect(activeBefore).toHaveLength(3);
    expect([...container.querySelectorAll('.ribbon')]).toEqual(ribbons);
    expect(tiles).toBe(12);
    await move(FLEET_AT);
    expect(dots()).toEqual(dotsBefore);
  });

  it('draws failing requests as crosses', async () => {
    const bad = {
      ...rollingBackFleet,
      instances: rollingBackFleet.instances.map((item) => ({ ...item, errorRate: item.version === 2 ? 1 : 0 })),
    };
    const { container } = await show(bad);
    const crosses = container.querySelector('.particles .cross')?.getAttribute('d')?.match(/M/g) ?? [];
    expect(crosses).toHaveLength(4);
  });

  it('has no dots under reduced motion', async () => {
    const { container } = await show(rollingBackFleet, 'ko', { hasReducedMotion: true });
    expect(container.querySelectorAll('.particles')).toHaveLength(0);
    expect(container.querySelectorAll('.ribbon')).toHaveLength(7);
  });

  it('follows a phase of its own where it gets one', async () => {
    const { container, move } = await show(rollingBackFleet, 'ko', { particlePhase: 3.25 });
    const dots = () => [...container.querySelectorAll('.particles path')].map((dots) => dots.getAttribute('d'));
    const before = dots();
    await move(FLEET_AT + 2_000);
    expect(dots()).toEqual(before);
  });

  it('has no fan without a load balancer, and says instance health instead of target health', async () => {
    const { container } = await show(noBalancerFleet, 'en');
    expect(container.querySelectorAll('.ribbon')).toHaveLength(0);
    expect(container).not.toHaveTextContent('Load balancer');
    expect(container).toHaveTextContent('Instance health');
    expect(rowTexts()[2]).toBe('i-03 | v1 to v2 | healthy | Install | 3 of 7 events');
  });

  it('says what nobody answers', async () => {
    const { container } = await show(unroutedFleet, 'ko', { traffic: trafficOf(unroutedFleet, 600) });
    expect(container).toHaveTextContent('받을 대상 없음 100%');
  });

  it('has no fan where nobody asks', async () => {
    const { container } = await show(rollingBackFleet, 'ko', { traffic: null });
    expect(container).not.toHaveTextContent('로드 밸런서');
    expect(rowTexts()).toHaveLength(12);
  });

  it('folds the matrix where there is little height', async () => {
    const { container } = await show(allEventsFleet, 'ko', { isCompact: true });
    expect(container).toHaveTextContent('수명 주기 이벤트');
    const labels = [...container.querySelectorAll('svg text.text-code')].map((text) => text.textContent.trim());
    expect(labels).not.toContain('BlockTraffic');
  });

  it('explains the empty fleet and leads to the commit', async () => {
    const { oncommit, user } = await show(emptyFleet);
    expect(screen.getByText('아직 배포한 버전이 없어요')).toBeVisible();
    expect(screen.queryByRole('grid')).toBeNull();
    await user.click(screen.getByRole('button', { name: '커밋하러 가기' }));
    expect(oncommit).toHaveBeenCalledOnce();
  });
});

describe('FleetPanel on a telephone', () => {
  it('has tiles with words, three in a row', async () => {
    const { container, user } = await show(rollingBackFleet, 'en', { width: 358 });
    const tiles = [...container.querySelectorAll('.tile')].map((tile) => tile.textContent.replace(/\s+/g, ' ').trim());
    expect(tiles[0]).toBe('i-01 85 req/s 5xx 31%');
    expect(tiles[1]).toBe('i-02 unhealthy');
    expect(tiles[3]).toContain('ValidateService');
    const fill = container.querySelector<HTMLElement>('.fill');
    expect(parseFloat(fill?.style.inlineSize ?? '')).toBeCloseTo((5.7 / 7) * 100, 0);
    await user.tab();
    await user.keyboard('{ArrowDown}{ArrowRight}');
    expect(document.activeElement).toHaveAttribute('data-instance', 'i-05');
  });

  it('splits the bar by version', async () => {
    await show(rollingBackFleet, 'ko', { width: 358 });
    const bar = screen.getByRole('list', { name: '버전별 요청' });
    expect(
      within(bar)
        .getAllByRole('listitem')
        .map((item) => item.firstChild?.textContent),
    ).toEqual(['v2 14.3%', 'v1 85.7%']);
  });
});

describe('FleetPanel with many instances', () => {
  it('shows tiles up to forty', async () => {
    const { container } = await show(bigFleet(40), 'en');
    expect(container.querySelectorAll('.ribbon').length).toBeGreaterThan(30);
    expect(rowTexts()).toHaveLength(40);
  });

  it('groups more of them by zone, version and state, with counts and without ribbons', async () => {
    const { container } = await show(bigFleet(1_000), 'en');
    const zone = await screen.findByRole('region', { name: 'ap-northeast-2a' });
    expect(container.querySelectorAll('.ribbon, .particles')).toHaveLength(0);
    const groups = within(zone)
      .getAllByRole('listitem')
      .map((item) => item.textContent.trim());
    expect(groups).toEqual(['v2 unhealthy 9', 'v2 coming 50', 'v2 141', 'v1 300']);
    expect(container).toHaveTextContent(/300 done.*100 in progress.*600 to come/);
  });

  it('keeps few rows, says how many there are, and reaches all of them', async () => {
    const { user } = await show(bigFleet(300), 'en');
    const [grid] = await screen.findAllByRole('grid');
    if (grid === undefined) throw new Error('no grid');
    expect(grid).toHaveAttribute('aria-rowcount', '151');
    expect(within(grid).getAllByRole('row').length).toBeLessThan(10);
    await user.tab();
    await user.keyboard('{End}');
    expect(document.activeElement).toHaveAttribute('aria-rowindex', '151');
    await user.keyboard('{ArrowUp}');
    expect(document.activeElement).toHaveAttribute('aria-rowindex', String(151 - 61));
  });
});
