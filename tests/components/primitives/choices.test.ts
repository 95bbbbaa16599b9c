import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { Segmented, Select, Tabs } from '../../../src/ui/primitives';

const THEMES = [
  { value: 'auto', label: '시스템' },
  { value: 'light', label: '밝게' },
  { value: 'dark', label: '어둡게' },
];
const TABS = [
  { id: 'stage', label: '무대' },
  { id: 'files', label: '파일' },
  { id: 'story', label: '기록' },
];

describe('Segmented', () => {
  it('is a named group of radio buttons', () => {
    render(Segmented, { props: { label: '테마', value: 'light', options: THEMES, onchange: vi.fn() } });
    const group = screen.getByRole('group', { name: '테마' });
    expect(within(group).getAllByRole('radio')).toHaveLength(3);
    expect(within(group).getByRole('radio', { name: '밝게' })).toBeChecked();
  });

  it('moves with the arrows and has one tab stop', async () => {
    const onchange = vi.fn();
    render(Segmented, { props: { label: 'Theme', value: 'light', options: THEMES, onchange } });
    const user = userEvent.setup();
    await user.tab();
    expect(screen.getByRole('radio', { name: '밝게' })).toHaveFocus();
    await user.keyboard('{ArrowRight}');
    expect(onchange).toHaveBeenCalledExactlyOnceWith('dark');
    await user.tab();
    expect(document.body).toHaveFocus();
  });

  it('keeps two groups on one page apart', async () => {
    const onchange = vi.fn();
    render(Segmented, { props: { label: 'One', value: 'light', options: THEMES, onchange } });
    render(Segmented, { props: { label: 'Two', value: 'dark', options: THEMES, onchange: vi.fn() } });
    const one = screen.getByRole('group', { name: 'One' });
    const two = screen.getByRole('group', { name: 'Two' });
    await userEvent.setup().click(within(one).getByRole('radio', { name: '시스템' }));
    expect(onchange).toHaveBeenCalledExactlyOnceWith('auto');
    expect(within(two).getByRole('radio', { name: '어둡게' })).toBeChecked();
  });
});

describe('Select', () => {
  it('is named, shows the value and tells the choice', async () => {
    const onchange = vi.fn();
    render(Select, { props: { label: '속도', value: 'light', options: THEMES, isLabelHidden: true, onchange } });
    const select = screen.getByRole('combobox', { name: '속도' });
    expect(select).toHaveDisplayValue('밝게');
    await userEvent.setup().selectOptions(select, '어둡게');
    expect(onchange).toHaveBeenCalledExactlyOnceWith('dark');
  });
});

describe('Tabs', () => {
  const panel = createRawSnippet(() => ({ render: () => '<p>panel</p>' }));
  function show(selected: string) {
    const onselect = vi.fn();
    const view = render(Tabs, { props: { label: '화면', items: TABS, selected, onselect, children: panel } });
    return { ...view, onselect, user: userEvent.setup() };
  }
  const stops = () => screen.getAllByRole('tab').map((tab) => tab.tabIndex);

  it('names the list, the tabs and the panel', () => {
    show('files');
    expect(screen.getByRole('tablist', { name: '화면' })).toBeVisible();
    expect(screen.getByRole('tab', { selected: true })).toHaveAccessibleName('파일');
    const shown = screen.getByRole('tabpanel', { name: '파일' });
    expect(shown).toHaveTextContent('panel');
    expect(screen.getByRole('tab', { selected: true })).toHaveAttribute('aria-controls', shown.id);
  });

  it('has one tab stop: the selected tab', async () => {
    const { rerender } = show('files');
    expect(stops()).toEqual([-1, 0, -1]);
    await rerender({ selected: 'story' });
    expect(stops()).toEqual([-1, -1, 0]);
  });

  it('moves with arrows, Home and End, around the ends', async () => {
    const { onselect, rerender, user } = show('story');
    await user.tab();
    const press = async (key: string, selected: string) => {
      await user.keyboard(`{${key}}`);
      expect(onselect).toHaveBeenLastCalledWith(selected);
      await rerender({ selected });
      expect(screen.getByRole('tab', { selected: true })).toHaveFocus();
    };
    await press('ArrowRight', 'stage');
    await press('ArrowLeft', 'story');
    await press('ArrowLeft', 'files');
    await press('Home', 'stage');
    await press('End', 'story');
  });

  it('keeps the arrows from the page, but not what it does not use', async () => {
    const { user } = show('stage');
    const page: boolean[] = [];
    const listen = (event: KeyboardEvent) => page.push(event.defaultPrevented);
    window.addEventListener('keydown', listen);
    await user.tab();
    await user.keyboard('{ArrowRight}{ArrowDown}{Control>}{ArrowRight}{/Control}');
    window.removeEventListener('keydown', listen);
    expect(page.slice(1)).toEqual([true, false, false, false]);
  });

  it('selects what is pressed', async () => {
    const { onselect, user } = show('stage');
    await user.click(screen.getByRole('tab', { name: '기록' }));
    expect(onselect).toHaveBeenCalledExactlyOnceWith('story');
  });
});
