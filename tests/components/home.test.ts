import { render, screen, within } from '@testing-library/svelte';
import { beforeAll, describe, expect, it } from 'vitest';
import { takePictures } from '../../scripts/vite/covers';
import { loadMessages, type Language } from '../../src/i18n';
import Home from '../../src/ui/home/Home.svelte';
import MomentPicture from '../../src/ui/home/MomentPicture.svelte';
import { Locale } from '../../src/workspace/Locale.svelte';
import { newTree, placed } from '../../src/workspace/branches';
import { Library } from '../../src/workspace/keeping/Library.svelte';
import { memoryStore } from '../../src/workspace/storage';
import LocaleHost from '../support/LocaleHost.svelte';
import { shipped } from '../support/shipped';

const IDS = ['first-deployment', 'failing-test', 'rollback-on-alarm'];
const scenarios = IDS.map(shipped);
let pictures: ReturnType<typeof takePictures>;

beforeAll(() => {
  pictures = takePictures(scenarios.map(({ scenario }) => scenario));
});

interface Shown {
  left?: { id: string; t: number };
  hasPicture?: boolean;
}

async function show(language: Language, { left, hasPicture = true }: Shown = {}) {
  const library = new Library(memoryStore());
  if (left !== undefined) {
    const tree = placed(newTree(), left.t, left.t);
    const run = { digest: null, engineVersion: null, seed: 1, tree };
    library.place({ scenario: { kind: 'shipped', id: left.id }, ...run }, 'file');
  }
  const cards = scenarios.map(({ scenario: { id, untilMs }, texts }) => {
    const { title, summary } = texts[language];
    const cover = pictures.covers[id];
    if (cover === undefined) throw new Error(`no cover of ${id}`);
    return { id, minutes: untilMs / 60_000, title, summary, cover };
  });
  const { moment } = pictures;
  const showing = Promise.resolve(hasPicture && moment !== null ? { moment, Picture: MomentPicture } : null);
  const locale = Locale.of(language, await loadMessages(language));
  const props = { cards, library, showing, hasReducedMotion: true };
  render(LocaleHost, { props: { locale, component: Home, props } });
  await showing;
}

describe('the start page', () => {
  it('leads to the scenarios and to the own files, in Korean', async () => {
    await show('ko');
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('배포를 눈으로 보고');
    expect(screen.getByRole('link', { name: '‘첫 배포’ 시작하기' })).toHaveAttribute('href', '#/run/first-deployment');
    const region = screen.getByRole('region', { name: '시나리오' });
    const links = within(region).getAllByRole('link');
    expect(links.map((link) => link.getAttribute('href'))).toEqual(IDS.map((id) => `#/run/${id}`));
    expect(screen.getByRole('link', { name: '파일 열기' })).toHaveAttribute('href', '#/own');
  });

  it('says what its pictures show, in both languages', async () => {
    await show('ko');
    expect(screen.getByRole('img', { name: /Build 실패, Deploy .*인스턴스: v1 6대/ })).toBeVisible();
    await show('en');
    expect(screen.getByRole('img', { name: /Build failed, Deploy .*Instances: v1 6/ })).toBeVisible();
  });

  it('goes on where a run was left', async () => {
    await show('en', { left: { id: 'failing-test', t: 100_000 } });
    const title = scenarios[1]?.texts.en.title ?? '';
    expect(screen.getByRole('link', { name: `Continue “${title}” at 01:40` })).toBeVisible();
    expect(screen.getAllByText('Continue at 01:40 →')).toHaveLength(1);
  });

  it('shows a moment of a run, which leads to that run and holds nothing to press', async () => {
    await show('en');
    const link = await screen.findByRole('link', { name: /^“Rolled back by an alarm” at \d\d:\d\d/ });
    expect(link).toHaveAttribute('href', '#/run/rollback-on-alarm');
    const figure = screen.getByRole('figure');
    expect(figure.querySelector('[inert]')).toHaveTextContent(/orders-alb.*i-12/);
  });

  it('stands without the picture', async () => {
    await show('ko', { hasPicture: false });
    expect(screen.queryByRole('figure')).toBeNull();
    expect(screen.getByRole('heading', { level: 1 })).toBeVisible();
  });
});
