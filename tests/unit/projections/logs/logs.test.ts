import { describe, expect, it } from 'vitest';
import { commitsAt, createReader, project } from '../../../../src/projections';
import { logOf, type LogView } from '../../../../src/projections/logs';
import type { Subject } from '../../../../src/projections/subject';
import { factsOf, theFact } from '../../../support/facts';
import * as runs from '../runs';

function readerOf({ scenario, log }: runs.Run, subject: Subject) {
  const files = (version: number) =>
    commitsAt(scenario, log, Infinity).find((commit) => commit.version === version)?.files ?? null;
  const projection = logOf(scenario, subject, files);
  if (projection === null) throw new Error('no log');
  return { projection, reader: createReader(scenario, log, projection) };
}

const viewOf = (run: runs.Run, subject: Subject, t = Infinity): LogView => readerOf(run, subject).reader.at(t);
const textOf = (run: runs.Run, subject: Subject, t = Infinity): string[] =>
  viewOf(run, subject, t).lines.map(({ prefix, text }) => prefix + text);

const BUILD: Subject = { kind: 'action', stage: 'Build', action: 'Build' };

describe('the log of a build', () => {
  it('reads as the container writes it', () => {
    const run = runs.failingBuild();
    const lines = textOf(run, BUILD).map((text) => text.replace(/\d\d:\d\d:\d\d /, ''));
    const c = '[Container] 2026/01/01 ';
    expect(lines).toEqual([
      `${c}Waiting for agent ping`,
      `${c}Waiting for DOWNLOAD_SOURCE`,
      `${c}Phase is DOWNLOAD_SOURCE`,
      `${c}CODEBUILD_SRC_DIR=/codebuild/output/src`,
      `${c}YAML location is /codebuild/output/src/buildspec.yml`,
      `${c}Processing environment variables`,
      `${c}Selecting 'nodejs' runtime version '20' based on manual selections...`,
      `${c}Moving to directory /codebuild/output/src`,
      `${c}Registering with agent`,
      `${c}Phases found in YAML: 4`,
      ...['INSTALL', 'PRE_BUILD', 'BUILD', 'POST_BUILD'].map((phase) => `${c} ${phase}: 1 commands`),
      `${c}Phase complete: DOWNLOAD_SOURCE State: SUCCEEDED`,
      `${c}Phase context status code:  Message: `,
      `${c}Entering phase INSTALL`,
      `${c}Running command npm ci`,
      `${c}Phase complete: INSTALL State: SUCCEEDED`,
      `${c}Phase context status code:  Message: `,
      `${c}Entering phase PRE_BUILD`,
      `${c}Running command echo before`,
      `${c}Phase complete: PRE_BUILD State: SUCCEEDED`,
      `${c}Phase context status code:  Message: `,
      `${c}Entering phase BUILD`,
      `${c}Running command npm test`,
      `${c}Command did not exit successfully npm test exit status 1`,
      `${c}Phase complete: BUILD State: FAILED`,
      `${c}Phase context status code: COMMAND_EXECUTION_ERROR Message: Error while executing command: npm test. Reason: exit status 1`,
      `${c}Entering phase POST_BUILD`,
      `${c}Running command echo after`,
      `${c}Phase complete: POST_BUILD State: SUCCEEDED`,
      `${c}Phase context status code:  Message: `,
      `${c}Expanding base directory path: .`,
      `${c}Assembling file list`,
      `${c}Expanding .`,
      `${c}Expanding file paths for base directory .`,
      `${c}Assembling file list`,
      `${c}Expanding **/*`,
      `${c}Phase complete: UPLOAD_ARTIFACTS State: SUCCEEDED`,
      `${c}Phase context status code:  Message: `,
    ]);
  });

  it('carries the time of the run', () => {
    const run = runs.failingBuild();
    const entered = factsOf(run.log, 'build.phaseStarted').find(({ data }) => data.phase === 'BUILD');
    const line = viewOf(run, BUILD).lines.find(({ text }) => text === 'Entering phase BUILD');
    const seconds = Math.floor((entered?.at ?? 0) / 1_000);
    const clock = `00:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
    expect(line).toMatchObject({ seq: entered?.seq, at: entered?.at, prefix: `[Container] 2026/01/01 ${clock} ` });
  });

  it('prints what a command put out, without a prefix, once it has ended', () => {
    const command = { ...runs.fails, match: 'npm test', produces: [], output: ['not ok 1', '# fail 1'] };
    const run = runs.run({}, { behaviour: runs.fromV2({ commands: [command] }) });
    const ended = factsOf(run.log, 'build.commandEnded').find(({ data }) => data.exitCode === 1);
    const output = (t: number) => viewOf(run, BUILD, t).lines.filter(({ tone }) => tone === 'output');
    expect(output((ended?.at ?? 0) - 1)).toEqual([]);
    expect(output(ended?.at ?? 0).map(({ prefix, text }) => prefix + text)).toEqual(['not ok 1', '# fail 1']);
  });

  it('is that of the newest build', () => {
    const run = runs.disabledTransition([10_000, 60_000]);
    const [first, second] = factsOf(run.log, 'build.started');
    expect(viewOf(run, BUILD, (second?.at ?? 0) - 1).source).toBe(`orders-build #${first?.data.number}`);
    expect(viewOf(run, BUILD).source).toBe(`orders-build #${second?.data.number}`);
  });

  it('is shown for a stage with nothing but that action', () => {
    const run = runs.run();
    expect(viewOf(run, { kind: 'stage', stage: 'Build' })).toEqual(viewOf(run, BUILD));
  });
});

describe('the log of an agent', () => {
  const subject: Subject = { kind: 'instance', instance: 'i-01' };

  it('names the deployment, the event and the script, and no event without one', () => {
    const run = runs.run();
    const { deploymentId } = theFact(run.log, 'deployment.created').data;
    const lines = textOf(run, subject);
    expect(lines.map((text) => text.replace(/^\[.{23}\] /, ''))).toEqual(
      [
        ['ApplicationStop', 'scripts/stop.sh'],
        ['AfterInstall', 'scripts/install.sh'],
        ['ApplicationStart', 'scripts/start.sh'],
        ['ValidateService', 'scripts/validate.sh'],
      ].flatMap(([event, script]) => [
        `[${deploymentId}]LifecycleEvent - ${event}`,
        `[${deploymentId}]Script - ${script}`,
      ]),
    );
    expect(lines[0]).toMatch(/^\[2026-01-01 00:\d\d:\d\d\.\d{3}\] /);
  });

  it('shows the output of scripts, and why one failed', () => {
    const scripts = [{ ...runs.fails, location: 'scripts/start.sh', output: ['starting', 'port in use'] }];
    const run = runs.run({ config: 'CodeDeployDefault.AllAtOnce' }, { behaviour: runs.fromV2({ scripts }) });
    const texts = viewOf(run, subject).lines.map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['[stdout]starting', '[stdout]port in use']));
    expect(texts.find((text) => text.includes('exit code 1'))).toMatch(
      /^Script at specified location: scripts\/start\.sh/,
    );
  });

  it('is silent when the agent is', () => {
    const run = runs.run({}, { faults: [{ atMs: 1_000, type: 'agent.stop', instance: 'i-01' }] });
    expect(viewOf(run, subject).lines).toEqual([]);
  });
});

describe('the log of a deployment', () => {
  it('lists events on all instances and the end', () => {
    const run = runs.alarmAndRollback();
    const [created, rollback] = factsOf(run.log, 'deployment.created');
    const own = viewOf(run, { kind: 'deployment', entity: created?.entity ?? '' });
    expect(own.source).toBe(created?.data.deploymentId);
    expect(own.lines[0]?.text).toBe('Created by user, CodeDeployDefault.OneAtATime');
    expect(own.lines.some(({ text }) => text.startsWith('Stopped ALARM_ACTIVE: '))).toBe(true);
    expect(own.lines.filter(({ text }) => text.endsWith(' Skipped'))).toHaveLength(2);
    // The action's log goes on with the rollback.
    const both = viewOf(run, { kind: 'action', stage: 'Deploy', action: 'Deploy' });
    expect(both.source).toBe(rollback?.data.deploymentId);
    expect(both.lines.length).toBeGreaterThan(own.lines.length);
  });
});

describe('the history of an alarm', () => {
  it('gives CloudWatch’s own reasons', () => {
    const run = runs.alarmAndRollback();
    const texts = viewOf(run, { kind: 'alarm', alarm: 'errors' }).lines.map(({ text }) => text);
    expect(texts).toContain('Alarm updated from OK to ALARM');
    expect(texts.join('\n')).toMatch(
      /Threshold Crossed: 1 out of the last 1 datapoints \[[\d.]+ \(01\/01\/26 00:\d\d:\d0\)\] was greater than the threshold \(5\.0\) \(minimum 1 datapoint for OK -> ALARM transition\)\./,
    );
  });
});

describe('the history of the pipeline', () => {
  it('of an execution tells its stages and actions', () => {
    const run = runs.run();
    const texts = viewOf(run, { kind: 'execution', number: 1 }).lines.map(({ text }) => text);
    expect(texts[0]).toMatch(/^Execution 1 InProgress/);
    expect(texts).toEqual(
      expect.arrayContaining(['Stage Build, execution 1: Succeeded', 'Action Deploy/Deploy Succeeded']),
    );
    expect(texts.at(-1)).toBe('Execution 1 Succeeded');
  });
});

const SUBJECTS: readonly Subject[] = [
  BUILD,
  { kind: 'stage', stage: 'Deploy' },
  { kind: 'action', stage: 'Source', action: 'Source' },
  { kind: 'execution', number: 1 },
  { kind: 'instance', instance: 'i-02' },
  { kind: 'alarm', alarm: 'errors' },
];

describe.each(SUBJECTS)('the log of $kind', (subject) => {
  it('is that of a fold from scratch, and the same on the log cut at that time', () => {
    const run = runs.alarmAndRollback();
    const { projection, reader } = readerOf(run, subject);
    for (const t of [0, 400_000, 30_000, 90_000, 89_999, 200_000, 900_000]) {
      const events = run.log.events.filter(({ at }) => at <= t);
      expect(reader.at(t)).toEqual(project(projection, run.scenario, events));
      expect(readerOf({ ...run, log: { ...run.log, events } }, subject).reader.at(Infinity)).toEqual(reader.at(t));
    }
  });
});
