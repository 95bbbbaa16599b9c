import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { loadMessages, type Language } from '../../src/i18n';
import Simulator from '../../src/ui/simulator/Simulator.svelte';
import { createInProcessClient } from '../../src/workers';
import { Locale } from '../../src/workspace/Locale.svelte';
import type { OpenRun } from '../../src/workspace/OpenRun.svelte';
import { ScreenView } from '../../src/workspace/ScreenView.svelte';
import { RunSession } from '../../src/workspace/RunSession.svelte';
import LocaleHost from '../support/LocaleHost.svelte';
import { shipped } from '../support/shipped';

/** The screen of a run on which nothing was ever deployed; narrow, since nothing measures here. */
async function show(language: Language) {
  const { scenario, texts } = shipped('failing-test');
  const session = new RunSession({ ...scenario, isBaselineDeployed: false }, scenario.seed, createInProcessClient());
  await session.start(null);
  const locale = Locale.of(language, await loadMessages(language));
  const run = { session, text: texts[language], view: new ScreenView() } as unknown as OpenRun;
  const props = { run, notices: [] };
  render(LocaleHost, { props: { locale, component: Simulator, props } });
  return userEvent.setup();
}

it.each([
  ['ko', '아직 배포한 버전이 없어요', '커밋하러 가기', '커밋하고 푸시'],
  ['en', 'No version has been deployed yet', 'Go and commit', 'Commit and push'],
] as const)('an empty fleet leads to the commit, in %s', async (language, title, action, push) => {
  const user = await show(language);
  expect(screen.getByText(title)).toBeVisible();
  await user.click(screen.getByRole('button', { name: action }));
  expect(screen.getByRole('button', { name: push })).toHaveFocus();
});
