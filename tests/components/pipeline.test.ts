import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import {
  awaitingApproval,
  beforeFirst,
  manyStages,
  rollingBack,
  ROLLING_BACK_AT,
  travelling,
  TRAVELLING_AT,
} from '../../src/gallery/data/pipeline';
import { loadMessages, type Language } from '../../src/i18n';
import type { PipelineView } from '../../src/projections/views';
import { PipelineStrip } from '../../src/ui/simulator/pipeline';
import { Locale } from '../../src/workspace/Locale.svelte';
import LocaleHost from '../support/LocaleHost.svelte';

async function show(view: PipelineView, t: number, language: Language = 'ko', isCompact = false) {
  const on = { ontransition: vi.fn(), onapproval: vi.fn() };
  const locale = Locale.of(language, await loadMessages(language));
  const props = { view, t, isCompact, ...on };
  render(LocaleHost, { props: { locale, component: PipelineStrip, props } });
  return { ...on, user: userEvent.setup() };
}

/** The stages' sentences, in reading order. */
const sentences = () =>
  within(screen.getByRole('list', { name: /pipeline|storefront/ }))
    .getAllByRole('group')
    .flatMap((group) => group.getAttribute('aria-label') ?? []);

describe('PipelineStrip', () => {
  it('reads as an ordered list of stages, in both languages', async () => {
    await show(rollingBack, ROLLING_BACK_AT);
    expect(sentences()).toEqual([
      'Source, 성공, 실행 13, v3, 5초',
      'Build, 진행 중, 실행 13, v3, DOWNLOAD_SOURCE, 13초',
      'Approval, 성공, 실행 12, v2, 44초',
      'Deploy, 실패, 실행 12, v2, 롤백 중 v1, 2분 24초',
    ]);
  });

  it('says the same in English', async () => {
    await show(rollingBack, ROLLING_BACK_AT, 'en');
    expect(sentences()[1]).toBe('Build, in progress, execution 13, v3, DOWNLOAD_SOURCE, 13 s');
    expect(screen.getByRole('region', { name: 'orders-api-pipeline' })).toHaveTextContent(
      'Execution #13, Build in progress',
    );
  });

  it('counts the time with the clock', async () => {
    await show(rollingBack, ROLLING_BACK_AT + 60_000, 'en');
    expect(sentences()[1]).toContain('1 min 13 s');
    // What is over takes no longer.
    expect(sentences()[0]).toContain('5 s');
  });

  it('lists deployments newest first, the rollback with the old version', async () => {
    await show(rollingBack, ROLLING_BACK_AT, 'en');
    const deploy = screen.getByRole('group', { name: /^Deploy/ });
    const items = within(deploy).getAllByRole('listitem');
    expect(items[0]).toHaveTextContent(/d-7RWN0T3KB.*v1,.*rolling back.*0 of 12 instances done/);
    expect(items[1]).toHaveTextContent(/d-4KQ2M7X9A.*v2,.*stopped by alarm.*3 of 12 instances done/);
    expect(items[1]).toHaveTextContent('One or more alarms have been activated.');
  });

  it('has a switch for each transition, named by its two stages', async () => {
    const { ontransition, user } = await show(rollingBack, ROLLING_BACK_AT);
    const open = screen.getByRole('switch', { name: 'Source → Build 전환' });
    expect(open).toBeChecked();
    await user.click(open);
    expect(ontransition).toHaveBeenLastCalledWith('Build', false);

    const closed = screen.getByRole('switch', { name: 'Approval → Deploy 전환' });
    expect(closed).not.toBeChecked();
    closed.focus();
    await user.keyboard('t');
    expect(ontransition).toHaveBeenLastCalledWith('Deploy', true);
    expect(ontransition).toHaveBeenCalledTimes(2);
  });

  it('lets a person approve and reject, with the buttons and with their letters', async () => {
    const { onapproval, user } = await show(awaitingApproval, ROLLING_BACK_AT, 'en');
    expect(sentences()[2]).toContain('needs approval');
    const approve = screen.getByRole('button', { name: 'Approve Approve, execution 13' });
    await user.click(approve);
    await user.click(screen.getByRole('button', { name: 'Reject Approve, execution 13' }));
    await user.keyboard('a');
    const entity = 'execution-13/Approval/Approve#1';
    expect(onapproval.mock.calls).toEqual([
      [entity, 'approve'],
      [entity, 'reject'],
      [entity, 'approve'],
    ]);
  });

  it('asks nobody once it is decided', async () => {
    await show(rollingBack, ROLLING_BACK_AT, 'en');
    expect(screen.queryByRole('button', { name: /Approve/ })).toBeNull();
  });

  it('says who waits in front of a stage, and why', async () => {
    await show(awaitingApproval, ROLLING_BACK_AT);
    expect(sentences()[2]).toContain('실행 14 대기, #13 다음 차례');
  });

  it('tells a closed transition from an occupied stage', async () => {
    await show(manyStages, ROLLING_BACK_AT, 'en');
    expect(sentences()).toContain('Approval, not reached, execution 11 waits, transition off');
  });

  it('names the phase that failed, and keeps the full reason one press away', async () => {
    await show(manyStages, ROLLING_BACK_AT, 'ko');
    const build = screen.getByRole('group', { name: /^Build, 실패/ });
    expect(build).toHaveTextContent('PRE_BUILD 실패');
    expect(within(build).getByText(/exit status 1/)).toHaveAttribute('lang', 'en');
  });

  it('shows every action of a stage', async () => {
    await show(manyStages, ROLLING_BACK_AT, 'en');
    const test = screen.getByRole('group', { name: /^Test/ });
    expect(
      within(test)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual([expect.stringContaining('Unit'), expect.stringContaining('Browser'), expect.stringContaining('Report')]);
    expect(test).toHaveTextContent('npx playwright test');
  });

  it('explains the empty strip', async () => {
    await show(beforeFirst, 0);
    expect(screen.getByText('아직 실행이 없어요')).toBeVisible();
    expect(sentences()).toHaveLength(4);
  });

  it('moves a travelling artifact with the clock and nothing else', async () => {
    const places: number[] = [];
    for (const t of [TRAVELLING_AT - 500, TRAVELLING_AT, TRAVELLING_AT + 500]) {
      await show(travelling, t);
      const token = [...document.querySelectorAll('.token.travelling')].pop() as SVGElement;
      places.push(parseFloat(token.style.getPropertyValue('--x')));
    }
    const [before = 0, now = 0, after = 0] = places;
    expect(now - before).toBeGreaterThan(1);
    expect(after - now).toBeCloseTo(now - before, 1);
  });

  it('opens a stage from its chip where there is room for one line only', async () => {
    const { user, ontransition } = await show(rollingBack, ROLLING_BACK_AT, 'en', true);
    expect(screen.queryByRole('switch')).toBeNull();
    const chip = screen.getByRole('button', { name: /^Deploy, failed/ });
    expect(chip).toHaveAttribute('aria-expanded', 'false');
    await user.click(chip);
    expect(chip).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByText('d-7RWN0T3KB')).toBeVisible();
    await user.click(screen.getByRole('switch', { name: 'Transition from Approval to Deploy' }));
    expect(ontransition).toHaveBeenCalledWith('Deploy', true);
  });

  it('opens the stage that asks for a decision by itself', async () => {
    await show(awaitingApproval, ROLLING_BACK_AT, 'en', true);
    expect(screen.getByRole('button', { name: /^Reject/ })).toBeVisible();
  });
});
