import { fireEvent, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { rollbackTimeline } from '../../src/gallery/data/timeline';
import { loadMessages, type Language } from '../../src/i18n';
import { Transport } from '../../src/ui/simulator/transport';
import { Locale } from '../../src/workspace/Locale.svelte';
import LocaleHost from '../support/LocaleHost.svelte';

const HORIZON = 640_000;
const NOW = 352_000;

async function show(language: Language = 'ko', more: Record<string, unknown> = {}) {
  const on = {
    ...{ onplay: vi.fn(), onpause: vi.fn(), onseek: vi.fn(), onstep: vi.fn(), onmark: vi.fn() },
    ...{ onspeed: vi.fn(), onrestart: vi.fn() },
  };
  const props = {
    ...{ t: NOW, horizon: HORIZON, furthest: NOW, isPlaying: false, speed: 4, speeds: [1, 2, 4, 8] },
    ...{ timeline: rollbackTimeline, canStepBack: true, canStepForward: true },
    ...{ valueText: '5분 52초, 롤백 중, 정상 7대' },
    ...on,
    ...more,
  };
  const locale = Locale.of(language, await loadMessages(language));
  render(LocaleHost, { props: { locale, component: Transport, props } });
  return { ...on, user: userEvent.setup(), slider: screen.getByRole('slider') };
}

describe('Transport', () => {
  it('has named buttons in both languages', async () => {
    const { onplay, onrestart, onstep, user } = await show('ko');
    await user.click(screen.getByRole('button', { name: '재생' }));
    await user.click(screen.getByRole('button', { name: '처음으로' }));
    await user.click(screen.getByRole('button', { name: '이전 이벤트' }));
    await user.click(screen.getByRole('button', { name: '다음 이벤트' }));
    expect(onplay).toHaveBeenCalledOnce();
    expect(onrestart).toHaveBeenCalledOnce();
    expect(onstep.mock.calls).toEqual([[-1], [1]]);
  });

  it('has all its buttons on a telephone', async () => {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(320);
    await show('ko');
    vi.restoreAllMocks();
    const names = ['처음으로', '이전 이벤트', '재생', '다음 이벤트'];
    for (const name of names) expect(screen.getByRole('button', { name })).toBeEnabled();
    expect(screen.getByRole('region', { name: '재생' })).toHaveTextContent(/05:52.*10:40/);
  });

  it('pauses while it plays, and cannot step out of the run', async () => {
    const { onpause, user } = await show('en', { isPlaying: true, canStepBack: false });
    await user.click(screen.getByRole('button', { name: 'Pause' }));
    expect(onpause).toHaveBeenCalledOnce();
    expect(screen.getByRole('button', { name: 'Previous event' })).toBeDisabled();
    expect(screen.getByRole('region', { name: 'Playback' })).toHaveTextContent('05:52');
  });

  it('changes the speed', async () => {
    const { onspeed, user } = await show('en');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Speed' }), '8×');
    expect(onspeed).toHaveBeenCalledWith(8);
  });

  it('is a slider that says the moment in words and ends at what was seen', async () => {
    const { slider } = await show();
    expect(slider).toHaveAccessibleName('시간 축');
    expect(slider).toHaveAttribute('aria-valuetext', '5분 52초, 롤백 중, 정상 7대');
    expect(slider).toHaveAttribute('aria-valuenow', '352');
    expect(slider).toHaveAttribute('aria-valuemax', '352');
  });

  it('obeys the keys, and keeps them from the page', async () => {
    const { slider, user, onstep, onseek, onmark } = await show('ko', { t: 100_000 });
    const page = vi.fn();
    window.addEventListener('keydown', page);
    slider.focus();
    await user.keyboard('{ArrowRight}{ArrowLeft}');
    expect(onstep.mock.calls).toEqual([[1], [-1]]);
    await user.keyboard('{Shift>}{ArrowRight}{ArrowLeft}{/Shift}{Home}{End}');
    expect(onseek.mock.calls).toEqual([[110_000], [90_000], [0], [NOW]]);
    fireEvent.keyDown(slider, { key: '[' });
    fireEvent.keyDown(slider, { key: ']' });
    expect(onmark.mock.calls).toEqual([[-1], [1]]);
    // Only Shift itself passes.
    expect(page.mock.calls.map(([event]) => (event as KeyboardEvent).key)).toEqual(['Shift']);
    window.removeEventListener('keydown', page);
  });

  it('skips into what has not run yet only when it is told how', async () => {
    const onskip = vi.fn();
    const { slider, user, onseek } = await show('ko', { onskip });
    slider.focus();
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}');
    expect(onskip).toHaveBeenCalledWith(10_000);
    expect(onseek).not.toHaveBeenCalled();
  });

  it('drags, and never beyond what was seen', async () => {
    const { slider, onseek } = await show();
    const at = (clientX: number) => ({ clientX, clientY: 60, pointerId: 1, button: 0 });
    await fireEvent.pointerDown(slider, at(16));
    await fireEvent.pointerMove(slider, at(17));
    await fireEvent.pointerMove(slider, at(198));
    await fireEvent.pointerMove(slider, at(700));
    await fireEvent.pointerUp(slider, at(700));
    const [start, middle, far, end] = onseek.mock.calls;
    // A tremble of one pixel is no drag.
    expect(onseek).toHaveBeenCalledTimes(4);
    expect(start).toEqual([0, true]);
    expect(middle).toEqual([160_000, true]);
    expect(far).toEqual([NOW, true]);
    expect(end).toEqual([NOW, false]);
  });

  it('jumps to the moment of a pressed mark', async () => {
    const { slider, onseek } = await show();
    const x = 16 + (252_000 / HORIZON) * 728;
    await fireEvent.pointerDown(slider, { clientX: x + 4, clientY: 18, pointerId: 1, button: 0 });
    await fireEvent.pointerUp(slider, { clientX: x + 4, clientY: 18, pointerId: 1 });
    expect(onseek.mock.calls).toEqual([
      [252_000, true],
      [252_000, false],
    ]);
  });

  it('lists the marks as buttons that seek', async () => {
    const { onseek, user } = await show('ko');
    const marks = screen.getByRole('list', { name: '시간 축의 표시' });
    expect(within(marks).getAllByRole('button')).toHaveLength(6);
    await user.click(within(marks).getByRole('button', { name: '04:12, 넣은 고장, i-02' }));
    expect(onseek).toHaveBeenCalledWith(252_000);
  });

  it('reveals nothing that was not seen', async () => {
    await show('en', { t: 100_000, furthest: 200_000 });
    const names = screen.getAllByRole('button').map((button) => button.textContent);
    expect(names.filter((name) => name?.includes('Injected fault'))).toEqual([]);
    expect(document.querySelectorAll('.bar')).toHaveLength(2);
    // Approval and both Deploy bars were seen, but lie ahead of the playhead.
    expect(document.querySelectorAll('.ahead')).toHaveLength(5);
  });
});
