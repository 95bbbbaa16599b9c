import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet, tick } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { loadMessages, type Language } from '../../../src/i18n';
import { Dialog, ErrorList, LiveRegion } from '../../../src/ui/primitives';
import { Locale } from '../../../src/workspace/Locale.svelte';
import LocaleHost from '../../support/LocaleHost.svelte';

const body = createRawSnippet(() => ({ render: () => '<p>body</p>' }));

async function show(language: Language, startsOpen = true) {
  const onclose = vi.fn();
  const locale = Locale.of(language, await loadMessages(language));
  let isOpen = $state(startsOpen);
  const props = {
    title: 'Traffic',
    onclose,
    children: body,
    get isOpen() {
      return isOpen;
    },
  };
  render(LocaleHost, { props: { locale, component: Dialog, props } });
  const setOpen = async (open: boolean) => {
    isOpen = open;
    await tick();
  };
  return { onclose, setOpen };
}

describe('Dialog', () => {
  it.each([
    ['ko', '닫기'],
    ['en', 'Close'],
  ] as const)('has a title and a button that closes it, %s', async (language, close) => {
    const { onclose } = await show(language);
    expect(screen.getByRole('dialog', { name: 'Traffic' })).toHaveTextContent('body');
    await userEvent.setup().click(screen.getByRole('button', { name: close }));
    expect(onclose).toHaveBeenCalledOnce();
  });

  it('is modal, opens and closes by what it is told, and tells when the browser closes it', async () => {
    const showModal = vi.spyOn(HTMLDialogElement.prototype, 'showModal');
    const { onclose, setOpen } = await show('en', false);
    expect(screen.queryByRole('dialog')).toBeNull();
    await setOpen(true);
    expect(showModal).toHaveBeenCalledOnce();
    const dialog = screen.getByRole<HTMLDialogElement>('dialog');
    // What browsers do on Esc.
    dialog.close();
    expect(onclose).toHaveBeenCalledOnce();
    await setOpen(false);
    expect(dialog.open).toBe(false);
    expect(dialog).toBeEmptyDOMElement();
  });
});

describe('the focus in a dialog', () => {
  const withButton = createRawSnippet(() => ({ render: () => '<section><button>remove me</button></section>' }));

  async function open(): Promise<HTMLButtonElement> {
    const locale = Locale.of('en', await loadMessages('en'));
    const props = { title: 'Branches', isOpen: true, onclose: vi.fn(), children: withButton };
    render(LocaleHost, { props: { locale, component: Dialog, props } });
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'remove me' });
    button.focus();
    return button;
  }

  it('goes to what was around a button that is taken away', async () => {
    const button = await open();
    const section = button.parentElement;
    button.remove();
    await vi.waitFor(() => expect(document.activeElement).toBe(section));
    // It is no stop for the Tab key afterwards.
    screen.getByRole('button', { name: 'Close' }).focus();
    expect(section).not.toHaveAttribute('tabindex');
  });

  it('goes to what was around a button that is disabled', async () => {
    const button = await open();
    button.disabled = true;
    await vi.waitFor(() => expect(document.activeElement).toBe(button.parentElement));
  });
});

describe('ErrorList', () => {
  it('is an alert that names each place', () => {
    const errors = [
      { where: 'buildspec.yml:3:5', message: '모르는 키예요.' },
      { where: '', message: '파이프라인 정의가 있어야 해요.' },
    ];
    render(ErrorList, { props: { title: '아직 실행할 수 없어요', errors } });
    expect(screen.getByRole('alert')).toHaveTextContent('아직 실행할 수 없어요');
    const items = screen.getAllByRole('listitem').map((item) => item.textContent.trim());
    expect(items).toEqual(['buildspec.yml:3:5 모르는 키예요.', '파이프라인 정의가 있어야 해요.']);
  });
});

describe('LiveRegion', () => {
  it('is polite and there before it says something', async () => {
    const { rerender } = render(LiveRegion, { props: { text: '' } });
    const region = screen.getByRole('status');
    expect(region).toHaveAttribute('aria-live', 'polite');
    await rerender({ text: 'i-02, i-03 비정상' });
    expect(screen.getByRole('status')).toBe(region);
    expect(region).toHaveTextContent('i-02, i-03 비정상');
  });
});
