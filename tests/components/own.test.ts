import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { loadLaterMessages, loadMessages, type Language } from '../../src/i18n';
import OwnPage from '../../src/ui/own/OwnPage.svelte';
import { Locale } from '../../src/workspace/Locale.svelte';
import { OwnFiles } from '../../src/workspace/OwnFiles.svelte';
import { memoryStore } from '../../src/workspace/storage';
import LocaleHost from '../support/LocaleHost.svelte';
import { shipped } from '../support/shipped';

const { files: REPOSITORY } = shipped('first-deployment').scenario;

const action = (category: string, provider: string, rest: object) => ({
  name: category,
  actionTypeId: { category, owner: 'AWS', provider, version: '1' },
  ...rest,
});
const PIPELINE = JSON.stringify({
  pipeline: {
    name: 'mine',
    artifactStore: { type: 'S3', location: 'bucket' },
    stages: [
      { name: 'Source', actions: [action('Source', 'CodeCommit', { outputArtifacts: [{ name: 'Code' }] })] },
      {
        name: 'Build',
        actions: [
          action('Build', 'CodeBuild', { configuration: { ProjectName: 'p' }, inputArtifacts: [{ name: 'Code' }] }),
        ],
      },
    ],
  },
});

const file = (name: string, text: string): File => new File([text], name, { type: 'text/plain' });

async function show(language: Language, notice: string | null = null) {
  const onrun = vi.fn();
  const files = new OwnFiles(memoryStore());
  const configurations = ['CodeDeployDefault.OneAtATime', 'CodeDeployDefault.AllAtOnce'];
  const locale = Locale.of(language, await loadMessages(language), await loadLaterMessages(language));
  render(LocaleHost, { props: { locale, component: OwnPage, props: { files, configurations, notice, onrun } } });
  return { files, onrun, user: userEvent.setup() };
}

describe('the page for own files', () => {
  it('takes files, checks them and runs them, in Korean', async () => {
    const { files, onrun, user } = await show('ko');
    expect(screen.getByRole('heading', { level: 1, name: '내 파일 열기' })).toBeVisible();
    expect(screen.getByRole('button', { name: '실행하기' })).toBeDisabled();
    await user.upload(screen.getByLabelText('파일 고르기', { selector: 'input' }), [
      file('pipeline.json', PIPELINE),
      file('buildspec.yml', REPOSITORY['buildspec.yml'] ?? ''),
    ]);
    await vi.waitFor(() => expect(files.state.kind).toBe('ready'));
    await user.click(screen.getByRole('button', { name: '실행하기' }));
    expect(onrun).toHaveBeenCalledOnce();
  });

  it('puts a file away again', async () => {
    const { files, user } = await show('en');
    await files.take([file('buildspec.yml', 'version: 0.2')]);
    await user.click(await screen.findByRole('button', { name: 'Remove buildspec.yml' }));
    expect(screen.queryByRole('button', { name: 'Remove buildspec.yml' })).toBeNull();
    expect(screen.getByRole('region', { name: 'Drop files here' })).toHaveTextContent(/buildspec not here yet/);
  });

  it.each([
    ['ko', '아직 실행할 수 없는 파일이에요', '실행하기'],
    ['en', 'These files cannot be run yet', 'Run'],
  ] as const)('says where a file is wrong, in %s', async (language, title, run) => {
    const { files } = await show(language);
    await files.take([file('pipeline.json', '{"pipeline": {"name": "x", "stages": []}}')]);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(title);
    expect(alert).toHaveTextContent(/pipeline\.json:1:\d+/);
    expect(screen.getByRole('button', { name: run })).toBeDisabled();
  });

  it('refuses what is no such file by its name', async () => {
    const { files } = await show('en');
    await files.take([file('photo.txt', 'hello'), file('big.yml', 'x'.repeat(600_000))]);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(/photo\.txt: this is neither/);
    expect(alert).toHaveTextContent(/big\.yml is larger/);
  });

  it('sets the fleet up', async () => {
    const { files, user } = await show('en');
    const options = screen.getByRole('region', { name: 'Where they run' });
    const instances = within(options).getByRole('spinbutton', { name: /Instances/ });
    await user.clear(instances);
    await user.type(instances, '250');
    await user.tab();
    await user.selectOptions(within(options).getByRole('combobox'), 'CodeDeployDefault.AllAtOnce');
    await user.click(within(options).getByRole('switch', { name: 'Behind a load balancer' }));
    expect(files.options).toMatchObject({
      instances: 100,
      config: 'CodeDeployDefault.AllAtOnce',
      hasLoadBalancer: false,
    });
  });

  it('tells when nothing can be kept', async () => {
    await show('ko', '저장할 수 없어요');
    expect(screen.getByRole('status')).toHaveTextContent('저장할 수 없어요');
  });
});
