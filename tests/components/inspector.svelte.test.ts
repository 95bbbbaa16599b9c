import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Scenario } from '../../src/domain';
import { loadLaterMessages, loadMessages, type Language } from '../../src/i18n';
import InspectorPanel from '../../src/ui/simulator/inspector/InspectorPanel.svelte';
import { createInProcessClient } from '../../src/workers';
import { Selection } from '../../src/workspace/inspect/Selection.svelte';
import { Locale } from '../../src/workspace/Locale.svelte';
import { RunSession } from '../../src/workspace/RunSession.svelte';
import LocaleHost from '../support/LocaleHost.svelte';
import { alarmAndRollback, failingBuild } from '../unit/projections/runs';

async function show(scenario: Scenario, language: Language, at: number) {
  const session = new RunSession(scenario, 7, createInProcessClient());
  session.playback.setReducedMotion(true);
  await session.start(null);
  session.playback.skip(at);
  const selection = new Selection(() => session);
  const locale = Locale.of(language, await loadMessages(language), await loadLaterMessages(language));
  const onclose = vi.fn();
  render(LocaleHost, { props: { locale, component: InspectorPanel, props: { session, selection, onclose } } });
  return { session, selection, onclose, user: userEvent.setup() };
}

const build = () => failingBuild().scenario;

describe.each([
  ['ko', { chart: '상태도', logs: '로그', why: '왜', story: '기록' }],
  ['en', { chart: 'State chart', logs: 'Logs', why: 'Why', story: 'Story' }],
] as const)('the inspector in %s', (language, names) => {
  const open = (name: string) => screen.getByRole('tab', { name });

  it('begins with the story and opens each tab by arrow', async () => {
    const { user } = await show(build(), language, 200_000);
    expect(open(names.story)).toHaveAttribute('aria-selected', 'true');
    open(names.story).focus();
    for (const name of [names.chart, names.logs, names.why, names.story]) {
      await user.keyboard('{ArrowRight}');
      expect(open(name)).toHaveAttribute('aria-selected', 'true');
      expect(open(name)).toHaveFocus();
    }
  });

  it('explains in sentences that seek, and names the control', async () => {
    const { session, selection, user } = await show(build(), language, 200_000);
    selection.select({ kind: 'stage', stage: 'Build' });
    selection.show('why');
    await screen.findByText(language === 'ko' ? /뿌리까지/ : /back to its root/);
    const list = screen.getByRole('list');
    const items = within(list).getAllByRole('button');
    expect(items.length).toBeGreaterThan(1);
    expect(items.length).toBeLessThanOrEqual(7);
    expect(items.at(-1)).toHaveTextContent(/v2/);
    await user.click(items.at(-1) as HTMLElement);
    expect(session.playback.t).toBe(10_000);
    expect(screen.getByText(language === 'ko' ? '막아 준 것' : 'What held it back')).toBeInTheDocument();
  });

  it('shows the log, and only the lines that are searched for', async () => {
    const { selection, user } = await show(build(), language, 200_000);
    selection.select({ kind: 'stage', stage: 'Build' });
    selection.show('logs');
    const region = await screen.findByRole('region', { name: /CodeBuild/ });
    const count = () => within(region).getAllByRole('listitem').length;
    const all = count();
    await user.type(screen.getByRole('searchbox'), 'state: failed');
    expect(count()).toBeLessThan(all);
    expect(within(region).getAllByText(/State: FAILED/i).length).toBe(count());
  });

  it('draws the machine with its state in words, the way it came and what it hears', async () => {
    const { session, selection, user } = await show(alarmAndRollback().scenario, language, 700_000);
    selection.select({ kind: 'instance', instance: 'i-01' });
    const picture = await screen.findByRole('img', { name: /BeforeBlockTraffic/ });
    expect(picture).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: language === 'ko' ? '대상 상태' : 'Target health' }));
    expect(await screen.findByRole('img', { name: /healthy/ })).toBeInTheDocument();
    expect(screen.getByText('check.failed')).toBeInTheDocument();
    const before = session.playback.t;
    await user.click(screen.getAllByRole('button', { name: /target\.deregister/ }).at(-1) as HTMLElement);
    expect(session.playback.t).toBeLessThan(before);
  });

  it('looks into whatever is chosen from the list', async () => {
    const { selection, user } = await show(build(), language, 200_000);
    const list = screen.getByRole('combobox');
    await user.selectOptions(list, within(list).getByRole('option', { name: 'i-03' }));
    expect(selection.subject).toEqual({ kind: 'instance', instance: 'i-03' });
  });

  it('asks why about a line of the story', async () => {
    const { selection, user } = await show(build(), language, 200_000);
    const lines = screen.getAllByRole('button', { pressed: false });
    await user.click(lines[0] as HTMLElement);
    expect(selection.asked).not.toBeNull();
    await user.click(screen.getByRole('button', { name: language === 'ko' ? '왜?' : 'Why?' }));
    expect(selection.tab).toBe('why');
  });

  it('can be closed where it lies over the stage', async () => {
    const { onclose, user } = await show(build(), language, 0);
    await user.click(screen.getByRole('button', { name: language === 'ko' ? '닫기' : 'Close' }));
    expect(onclose).toHaveBeenCalled();
  });
});
