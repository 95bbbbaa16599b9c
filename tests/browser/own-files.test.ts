import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openApp } from './harness';

const pipeline = {
  name: 'pipeline.json',
  text: JSON.stringify({
    pipeline: {
      name: 'my-pipeline',
      artifactStore: { type: 'S3', location: 'bucket' },
      stages: [
        {
          name: 'Source',
          actions: [
            {
              name: 'Source',
              actionTypeId: { category: 'Source', owner: 'AWS', provider: 'CodeCommit', version: '1' },
              outputArtifacts: [{ name: 'Code' }],
            },
          ],
        },
        {
          name: 'Build',
          actions: [
            {
              name: 'Build',
              actionTypeId: { category: 'Build', owner: 'AWS', provider: 'CodeBuild', version: '1' },
              configuration: { ProjectName: 'mine' },
              inputArtifacts: [{ name: 'Code' }],
              outputArtifacts: [{ name: 'Zip' }],
            },
          ],
        },
        {
          name: 'Deploy',
          actions: [
            {
              name: 'Deploy',
              actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'CodeDeploy', version: '1' },
              configuration: { ApplicationName: 'mine', DeploymentGroupName: 'prod' },
              inputArtifacts: [{ name: 'Zip' }],
            },
          ],
        },
      ],
    },
  }),
};
const buildspec = {
  name: 'buildspec.yml',
  text: 'version: 0.2\nphases:\n  build:\n    commands:\n      - make\nartifacts:\n  files:\n    - "**/*"\n',
};
const appspec = {
  name: 'appspec.yml',
  text: 'version: 0.0\nos: linux\nfiles:\n  - source: /\n    destination: /srv\nhooks:\n  ApplicationStart:\n    - location: start.sh\n',
};

async function give(page: Page, ...files: { name: string; text: string }[]): Promise<void> {
  const payload = files.map(({ name, text }) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) }));
  await page.locator('input[type=file]').setInputFiles(payload);
}

test('a pipeline with its buildspec and appspec runs as it is', async () => {
  const { page, problems } = await openApp({ address: '#/own' });
  await give(page, pipeline, buildspec, appspec);
  await page.getByRole('button', { name: '실행하기' }).click();
  await page.getByRole('heading', { level: 1, name: 'my-pipeline' }).waitFor();
  await page.getByRole('slider').waitFor();
  await page.keyboard.press('ArrowRight');
  expect(problems).toEqual([]);
});

test.each([
  ['malformed YAML', { name: 'pipeline.yml', text: 'stages:\n  - name: a\n bad: [' }],
  ['a wrong structure', { name: 'pipeline.json', text: '{"pipeline": {"name": "p", "stages": []}}' }],
  ['a prototype key', { name: 'pipeline.json', text: '{"pipeline": {"__proto__": {"x": 1}, "stages": []}}' }],
  ['deep nesting', { name: 'pipeline.json', text: `{"stages": ${'['.repeat(5_000)}${']'.repeat(5_000)}}` }],
  ['a huge file', { name: 'pipeline.json', text: '"stages": '.padEnd(10_000_000, 'x') }],
  ['something else', { name: 'photo.txt', text: '<script>alert(1)</script>' }],
])('%s is refused in words, and earlier files stay', async (_, file) => {
  const { page, problems } = await openApp({ address: '#/own' });
  await give(page, buildspec);
  await page.getByRole('button', { name: 'buildspec.yml 빼기' }).waitFor();
  await give(page, file);
  await page.getByRole('alert').waitFor();
  expect((await page.getByRole('alert').innerText()).length).toBeGreaterThan(10);
  await page.getByRole('button', { name: 'buildspec.yml 빼기' }).waitFor();
  await give(page, pipeline);
  await expect.poll(() => page.getByRole('button', { name: '실행하기' }).isEnabled()).toBe(true);
  expect(problems).toEqual([]);
});

test('scripts in names stay texts', async () => {
  const { page, problems } = await openApp({ address: '#/own' });
  const name = 'pipeline<img src=x onerror=alert(1)>.json';
  await give(page, { name, text: '{"stages": "<script>alert(2)</script>"}' });
  await page.getByRole('alert').waitFor();
  expect(await page.locator('img').count()).toBe(0);
  expect(problems).toEqual([]);
});

test('given files are still there after a reload', async () => {
  const { page } = await openApp({ address: '#/own' });
  await give(page, pipeline, buildspec);
  await page.getByRole('button', { name: 'pipeline.json 빼기' }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'pipeline.json 빼기' }).waitFor();
  await page.getByRole('button', { name: 'buildspec.yml 빼기' }).waitFor();
});
