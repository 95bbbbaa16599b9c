import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { describe, expect, it } from 'vitest';
import { rollingBackFleet, trafficOf } from '../../src/gallery/data/fleet';
import {
  alarmQuiet,
  alarmRaised,
  longSeries,
  outageSeries,
  rollbackDeployments,
  rollbackMarks,
  rollbackSeries,
  TRAFFIC_AT,
  TRAFFIC_HORIZON,
} from '../../src/gallery/data/traffic';
import { loadMessages, type Language } from '../../src/i18n';
import { TrafficPanel } from '../../src/ui/simulator/traffic';
import { Locale } from '../../src/workspace/Locale.svelte';
import LocaleHost from '../support/LocaleHost.svelte';

const rollback = {
  points: rollbackSeries,
  traffic: trafficOf(rollingBackFleet),
  alarms: alarmRaised,
  deployments: rollbackDeployments,
  marks: rollbackMarks,
  t: TRAFFIC_AT,
  furthest: TRAFFIC_AT,
  horizon: TRAFFIC_HORIZON,
  alarmThresholdPercent: 5 as number | null,
};

async function show(language: Language = 'ko', more: Record<string, unknown> = {}) {
  const locale = Locale.of(language, await loadMessages(language));
  let t = $state(rollback.t);
  if (typeof more.t === 'number') t = more.t;
  const now = {
    get t() {
      return t;
    },
  };
  const props = Object.defineProperties({ ...rollback, ...more }, Object.getOwnPropertyDescriptors(now));
  const view = render(LocaleHost, { props: { locale, component: TrafficPanel, props } });
  const move = async (to: number) => {
    t = to;
    await tick();
  };
  return { ...view, move, user: userEvent.setup() };
}

const texts = (container: HTMLElement): string[] =>
  [...container.querySelectorAll('.charts text')].map((text) => text.textContent.trim());

describe('TrafficPanel', () => {
  it('is a picture with a sentence, in both languages', async () => {
    const { unmount } = await show();
    expect(screen.getByRole('img')).toHaveAccessibleName('05:52, v2 14.3%, v1 85.7%. 5xx 비율 4.4%, 경보 기준 5%.');
    unmount();
    await show('en');
    expect(screen.getByRole('img')).toHaveAccessibleName('At 05:52: v2 14.3%, v1 85.7%. 5xx rate 4.4%, alarm at 5%.');
  });

  it('says the numbers of now as text', async () => {
    await show('en');
    const region = screen.getByRole('region', { name: 'Traffic and 5xx' });
    expect(region).toHaveTextContent(
      /598 req\/s.*Latency 268 ms.*orders-5xx in alarm.*5,286 of 211,440 requests failed/,
    );
  });

  it('is quiet about alarms that are not raised', async () => {
    await show('en', { alarms: alarmQuiet });
    expect(screen.getByRole('region')).not.toHaveTextContent('in alarm');
  });

  it('labels series on the chart, values at the playhead, and the lines', async () => {
    const { container } = await show();
    const shown = texts(container);
    for (const text of ['v1', 'v2', 'v2 14.3%', '4.4%', '경보 기준 5%', 'i-02 외 1대 비정상', '경보', 'v2 배포']) {
      expect(shown).toContain(text);
    }
    expect(container.querySelectorAll('.hair')).toHaveLength(2);
  });

  it('tells nothing that was not seen', async () => {
    const seen = rollbackSeries.slice(0, 8);
    const { container } = await show('ko', {
      points: seen,
      t: 285_000,
      furthest: 285_000,
      deployments: rollbackDeployments,
    });
    const shown = texts(container);
    expect(container.querySelectorAll('.hair')).toHaveLength(0);
    expect(shown).not.toContain('v1 롤백');
    expect(shown).toContain('15%');
    expect(shown).toContain('아직 실행 전');
  });

  it('keeps its error axis until the rate has left it', async () => {
    const { container, move } = await show('en', {
      points: outageSeries,
      deployments: [],
      marks: [],
      horizon: 300_000,
      furthest: 260_000,
      t: 159_000,
    });
    expect(texts(container)).toContain('15%');
    await move(170_000);
    expect(texts(container)).not.toContain('15%');
    expect(texts(container)).toContain('no answer 80%');
  });

  it('draws what lies between the playhead and the furthest time as outlines', async () => {
    const { container } = await show('ko', { t: 270_000 });
    expect(container.querySelectorAll('.hair.seen')).toHaveLength(2);
    expect(container.querySelectorAll('.edge.ahead')).toHaveLength(2);
    expect(container.querySelectorAll('rect.ahead')).toHaveLength(2);
    expect(screen.getByRole('img')).toHaveAccessibleName(/^04:30, v2 33%/);
  });

  it('builds its paths once and moves them', async () => {
    const points = longSeries(4_000, 220);
    const { container, move } = await show('ko', { points, horizon: 900_000, furthest: 870_000, t: 700_000 });
    const edge = () => container.querySelector('.edge')?.getAttribute('d');
    const place = () => container.querySelector('.charts > svg > svg > g')?.getAttribute('transform');
    const [edgeBefore, placeBefore] = [edge(), place()];
    await move(702_000);
    expect(edge()).toBe(edgeBefore);
    expect(place()).not.toBe(placeBefore);
  });

  it('shows the same as a table', async () => {
    const { user } = await show('en');
    await user.click(screen.getByRole('button', { name: 'Show as table' }));
    const dialog = await screen.findByRole('dialog', { name: 'Traffic as a table' });
    const table = within(dialog).getByRole('table');
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map((cell) => cell.textContent),
    ).toEqual([...['Time', 'Requests per second', 'v2', 'v1', '5xx rate', 'Latency (ms)', 'Events']]);
    const row = within(table).getByRole('row', { name: /^05:00/ });
    expect(row).toHaveTextContent(/598\s*25%\s*75%\s*8.3%\s*346\s*i-02 unhealthy, i-03 unhealthy/);
    expect(within(table).queryByRole('row', { name: /^05:55/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('stands up to a run in which nothing has happened', async () => {
    const nothing = { points: [], traffic: null, alarms: [], deployments: [], marks: [], t: 0, furthest: 0 };
    const { user } = await show('ko', { ...nothing, alarmThresholdPercent: null });
    expect(screen.getByRole('img')).toHaveAccessibleName('아직 요청이 없어요.');
    await user.click(screen.getByRole('button', { name: '표로 보기' }));
    expect(await screen.findByText('아직 잰 값이 없어요.')).toBeVisible();
  });
});
