import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { Button, IconButton, Switch } from '../../../src/ui/primitives';

const text = (words: string) => createRawSnippet(() => ({ render: () => `<span>${words}</span>` }));

describe('Button', () => {
  it('is pressed by pointer, Enter and Space', async () => {
    const onclick = vi.fn();
    render(Button, { props: { onclick, children: text('커밋') } });
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: '커밋' }));
    await user.keyboard('{Enter}');
    await user.keyboard(' ');
    expect(onclick).toHaveBeenCalledTimes(3);
  });

  it('does nothing and takes no focus while disabled', async () => {
    const onclick = vi.fn();
    render(Button, { props: { onclick, isDisabled: true, children: text('Push') } });
    const user = userEvent.setup();
    await user.click(screen.getByRole('button'));
    await user.tab();
    expect(screen.getByRole('button')).toBeDisabled();
    expect(screen.getByRole('button')).not.toHaveFocus();
    expect(onclick).not.toHaveBeenCalled();
  });

  it('submits no form by accident', () => {
    render(Button, { props: { children: text('Push') } });
    expect(screen.getByRole('button')).toHaveAttribute('type', 'button');
  });

  it('passes other attributes on and can say more than it shows', () => {
    render(Button, {
      props: { label: '배포 승인, 실행 12', 'aria-expanded': true, title: 'hint', children: text('승인') },
    });
    const button = screen.getByRole('button', { name: '배포 승인, 실행 12' });
    expect(button).toHaveAttribute('aria-expanded', 'true');
    expect(button).toHaveAttribute('title', 'hint');
  });
});

describe('IconButton', () => {
  it('has its name in words and hides the picture', () => {
    const { container } = render(IconButton, { props: { icon: 'restart', label: '처음으로' } });
    expect(screen.getByRole('button', { name: '처음으로' })).toHaveAttribute('title', '처음으로');
    expect(container.querySelector('svg')).toHaveAttribute('aria-hidden', 'true');
  });

  it('is a toggle only where it stays down', async () => {
    const { rerender } = render(IconButton, { props: { icon: 'table', label: 'Table' } });
    expect(screen.getByRole('button')).not.toHaveAttribute('aria-pressed');
    await rerender({ isPressed: false });
    expect(screen.getByRole('button', { pressed: false })).toBeVisible();
    await rerender({ isPressed: true });
    expect(screen.getByRole('button', { pressed: true })).toBeVisible();
  });
});

describe('Switch', () => {
  it('tells what it would become, and waits to be told', async () => {
    const onchange = vi.fn();
    const { rerender } = render(Switch, { props: { label: 'Source → Build 전환', isOn: true, onchange } });
    const user = userEvent.setup();
    const control = screen.getByRole('switch', { name: 'Source → Build 전환', checked: true });
    await user.click(control);
    expect(onchange).toHaveBeenCalledExactlyOnceWith(false);
    expect(control).toBeChecked();
    await rerender({ isOn: false });
    await user.keyboard(' ');
    expect(onchange).toHaveBeenLastCalledWith(true);
  });

  it('keeps its name when the label is hidden', () => {
    render(Switch, { props: { label: 'Load balancer', isOn: false, isLabelHidden: true, onchange: vi.fn() } });
    const control = screen.getByRole('switch', { name: 'Load balancer' });
    expect(control).toHaveTextContent('');
  });

  it('cannot be turned while disabled', async () => {
    const onchange = vi.fn();
    render(Switch, { props: { label: 'Off', isOn: false, isDisabled: true, onchange } });
    await userEvent.setup().click(screen.getByRole('switch'));
    expect(onchange).not.toHaveBeenCalled();
  });
});
