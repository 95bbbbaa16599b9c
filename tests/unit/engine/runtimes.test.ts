import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../../src/domain';
import { simulate } from '../../../src/engine';
import { factsOf, theFact } from '../../support/facts';
import { BUILDSPEC, buildScenario } from '../../support/scenarioBuilder';

const CURRENT = 'aws/codebuild/standard:7.0';
const OLD = 'aws/codebuild/amazonlinux2-x86_64-standard:3.0';

function scenarioWith(image: string, runtimeVersions: Readonly<Record<string, string>>): Scenario {
  const install = { commands: ['npm ci'], finally: [], onFailure: null, runtimeVersions };
  const scenario = buildScenario({ buildspec: { ...BUILDSPEC, phases: { ...BUILDSPEC.phases, INSTALL: install } } });
  const project = {
    computeType: 'BUILD_GENERAL1_SMALL',
    environmentType: 'LINUX_CONTAINER',
    image,
    buildspec: 'buildspec.yml',
    timeoutInMinutes: 60,
    queuedTimeoutInMinutes: 480,
  };
  return { ...scenario, codeBuild: { 'orders-build': project } };
}

function outcome(image: string, runtimeVersions: Readonly<Record<string, string>>): string {
  const log = simulate(scenarioWith(image, runtimeVersions), 7, []);
  const failed = factsOf(log, 'build.phaseEnded').find(({ data }) => data.status !== 'SUCCEEDED');
  return failed === undefined ? 'SUCCEEDED' : `${failed.data.phase} ${failed.data.statusCode}: ${failed.data.message}`;
}

describe('runtimes of the build image', () => {
  test.each([
    [CURRENT, { nodejs: '20', python: '3.10' }],
    [CURRENT, { nodejs: 'latest', java: 'corretto17.x', golang: '1.x', dotnet: '8.0' }],
    [`${CURRENT}-24.10.29`, { nodejs: '18' }],
    [OLD, { nodejs: '12', docker: '18' }],
    [CURRENT, {}],
  ])('%s offers %o', (image, wanted) => {
    expect(outcome(image, wanted)).toBe('SUCCEEDED');
  });

  test('an unknown runtime ends DOWNLOAD_SOURCE with the list of those that exist', () => {
    expect(outcome(CURRENT, { nodejs: '20', docker: '18' })).toBe(
      "DOWNLOAD_SOURCE YAML_FILE_ERROR: Unknown runtime named 'docker'. This build image has the following runtimes: dotnet, golang, java, nodejs, php, python, ruby",
    );
    expect(outcome(CURRENT, { constructor: '1' })).toContain("Unknown runtime named 'constructor'.");
  });

  test('an older image refuses a version that it does not hold', () => {
    expect(outcome(OLD, { nodejs: '18' })).toBe(
      "DOWNLOAD_SOURCE YAML_FILE_ERROR: Unknown runtime version named '18' of nodejs. This build image has the following versions: 10, 12",
    );
    expect(outcome(OLD, { nodejs: '14.x' })).toContain("version named '14.x' of nodejs");
  });

  test('an older image wants at least one runtime', () => {
    expect(outcome('aws/codebuild/standard:2.0', {})).toBe(
      'DOWNLOAD_SOURCE YAML_FILE_ERROR: This build image requires selecting at least one runtime version.',
    );
  });

  test('a current image installs another version, which takes its time', () => {
    const downloadMs = (runtime: string, version: string): number => {
      const log = simulate(scenarioWith(CURRENT, { [runtime]: version }), 7, []);
      const ended = factsOf(log, 'build.phaseEnded').filter(({ data }) => data.phase === 'DOWNLOAD_SOURCE');
      expect(theFact(log, 'build.completed').data.status).toBe('SUCCEEDED');
      return ended[0]?.data.durationMs ?? 0;
    };
    const fetched = downloadMs('nodejs', '16');
    expect(fetched).toBeGreaterThan(downloadMs('nodejs', '20') + 5_000);
    expect(downloadMs('python', '3.8')).toBeGreaterThan(fetched + 30_000);
  });

  test.each([
    [{ nodejs: '99' }, 'n --no-preserve 99 && rm -rf /tmp/*'],
    [{ python: '3.99' }, 'pyenv install 3.99 && rm -rf /tmp/*'],
    [{ nodejs: 'lastest' }, 'n --no-preserve lastest && rm -rf /tmp/*'],
    [{ java: 'corretto99' }, 'apt-get install -y java-99-amazon-corretto-jdk'],
  ])('a current image fails to install %o', (wanted, command) => {
    expect(outcome(CURRENT, wanted)).toBe(
      `DOWNLOAD_SOURCE COMMAND_EXECUTION_ERROR: Error while executing command: ${command}. Reason: exit status 1`,
    );
  });

  test('an image of somebody else has no runtimes to choose from', () => {
    expect(outcome('public.ecr.aws/docker/library/node:20', { nodejs: '99', docker: '18' })).toBe('SUCCEEDED');
    expect(outcome('aws/codebuild/windows-base:2022-1.0', { nodejs: '99' })).toBe('SUCCEEDED');
  });
});

describe('a curated image that does not exist', () => {
  const log = simulate(scenarioWith('aws/codebuild/standard:99.0', {}), 7, []);

  test('cannot be pulled in PROVISIONING, and nothing else happens', () => {
    const phases = factsOf(log, 'build.phaseEnded').map(({ data }) => `${data.phase} ${data.status}`);
    expect(phases).toEqual(['SUBMITTED SUCCEEDED', 'QUEUED SUCCEEDED', 'PROVISIONING FAILED']);
    const failed = factsOf(log, 'build.phaseEnded').at(-1);
    expect(failed?.data.statusCode).toBe('BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE');
    expect(failed?.data.message).toContain('pull access denied for aws/codebuild/standard,');
    expect(theFact(log, 'action.failed').data.detail).toContain('Phase: PROVISIONING');
  });
});
