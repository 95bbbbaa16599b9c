import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { loadMessages, type Language } from '../../src/i18n';
import SidePanel from '../../src/ui/simulator/SidePanel.svelte';
import { createInProcessClient } from '../../src/workers';
import { Locale } from '../../src/workspace/Locale.svelte';
import { RunSession } from '../../src/workspace/RunSession.svelte';
import LocaleHost from '../support/LocaleHost.svelte';
import { shipped } from '../support/shipped';

/** A real run of a shipped scenario, with the playhead at `t`. */
async function show(id: string, t: number, language: Language = 'ko') {
  const { scenario, texts } = shipped(id);
  const session = new RunSession(scenario, scenario.seed, createInProcessClient());
  await session.start(null);
  session.playback.restore(t, t);
  const locale = Locale.of(language, await loadMessages(language));
  const props = { session, text: texts[language] };
  render(LocaleHost, { props: { locale, component: SidePanel, props } });
  const preview = language === 'ko' ? '바뀌는 내용' : 'What changes';
  const signs = () =>
    within(screen.getByRole('region', { name: preview }))
      .getAllByRole('listitem')
      .map((line) => line.textContent.replace(/\s+/g, ' ').trim());
  return { session, signs, user: userEvent.setup() };
}

/** After the build of the failing test has failed. */
const FAILED = 100_000;

describe('the files', () => {
  it('show who wrote which line, in both languages', async () => {
    await show('failing-test', FAILED, 'ko');
    const code = screen.getByRole('region', { name: 'src/discount.js' });
    const lines = within(code).getAllByRole('listitem');
    expect(lines[0]).toHaveTextContent(/v2에서 쓴 줄.*gold: 1\.5/);
    expect(lines[1]).toHaveTextContent(/v1에서 쓴 줄/);
    await show('failing-test', FAILED, 'en');
    expect(screen.getAllByText('from v2')).toHaveLength(1);
  });

  it('can be changed by name', async () => {
    const { user } = await show('failing-test', 0, 'en');
    const choice = screen.getByRole('combobox', { name: 'Files of the repository' });
    await user.selectOptions(choice, 'buildspec.yml');
    expect(screen.getByRole('region', { name: 'buildspec.yml' })).toHaveTextContent(/version: 0\.2/);
  });
});

describe('the commit bar', () => {
  it('previews the change in whole lines and pushes it', async () => {
    const { session, signs, user } = await show('failing-test', FAILED);
    expect(signs().slice(0, 2)).toEqual([
      expect.stringMatching(/^− 뺀 줄 const RATES.*gold: 1\.5/),
      expect.stringMatching(/^\+ 더한 줄 const RATES.*gold: 0\.15/),
    ]);
    await user.click(screen.getByRole('button', { name: '커밋하고 푸시' }));
    await vi.waitFor(() => expect(session.commits.map(({ version }) => version)).toEqual([1, 2, 3]));
    expect(session.commits.at(-1)?.at).toBe(FAILED);
  });

  it('pushes by Ctrl+Enter, and takes it back and again', async () => {
    const { session, user } = await show('failing-test', FAILED, 'en');
    expect(screen.getByRole('button', { name: 'Undo' })).toBeDisabled();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await vi.waitFor(() => expect(session.undoable).not.toBeNull());
    await user.click(screen.getByRole('button', { name: /^Undo:/ }));
    await vi.waitFor(() => expect(session.commits).toHaveLength(2));
    await user.click(screen.getByRole('button', { name: /^Redo:/ }));
    await vi.waitFor(() => expect(session.commits).toHaveLength(3));
    await user.click(screen.getByRole('button', { name: 'Start over' }));
    await vi.waitFor(() => expect(session.isPristine).toBe(true));
  });

  it('says why a change cannot be made now', async () => {
    const { user, session } = await show('failing-test', FAILED, 'en');
    await user.click(screen.getByRole('button', { name: 'Commit and push' }));
    await vi.waitFor(() => expect(session.commits).toHaveLength(3));
    const choice = screen.getByRole('combobox', { name: 'Prepared change' });
    const [first] = shipped('failing-test').scenario.edits;
    await user.selectOptions(choice, first?.id ?? '');
    expect(screen.getByText('Already in the files at this moment.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Commit and push' })).toBeDisabled();
  });

  it('warns that what comes is replaced when the playhead stands in the past', async () => {
    const { session } = await show('failing-test', FAILED);
    session.playback.restore(FAILED, FAILED + 60_000);
    expect(await screen.findByText(/지금은 과거예요/)).toBeVisible();
  });

  it('previews changes that do not fit, too', async () => {
    const { signs, user } = await show('rollback-on-alarm', 0, 'en');
    const edit = shipped('rollback-on-alarm').scenario.edits.at(-1);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Prepared change' }), edit?.id ?? '');
    expect(signs().length).toBeGreaterThan(0);
  });
});
