import { describe, expect, it } from 'vitest';
import { narrative as en } from '../../../src/i18n/en/narrative';
import { narrative as ko } from '../../../src/i18n/ko/narrative';
import { createReader, narrativeProjection, project, type NarrativeLine } from '../../../src/projections';
import { theFact } from '../../support/facts';
import * as runs from './runs';

const linesOf = ({ scenario, log }: runs.Run): readonly NarrativeLine[] =>
  project(narrativeProjection, scenario, log.events);
const codes = (run: runs.Run): string[] => linesOf(run).map(({ code }) => code);

const BUILT = ['commit.pushed', 'execution.started', 'artifact.source', 'artifact.zip'];

describe('the story', () => {
  it('of a healthy run is short', () => {
    expect(codes(runs.run())).toEqual([
      ...BUILT,
      'deployment.created',
      'deployment.succeeded',
      'execution.succeeded',
      'run.ended',
    ]);
  });

  it('of a failing build names the phase and the reason once', () => {
    const run = runs.failingBuild();
    expect(codes(run)).toEqual([
      'commit.pushed',
      'execution.started',
      'artifact.source',
      'build.phaseFailed',
      'execution.failed',
      'run.ended',
    ]);
    expect(linesOf(run)[3]).toMatchObject({ tone: 'bad', params: { phase: 'BUILD' } });
  });

  it('of a failing script merges the instances and does not tell of those broken off', () => {
    const run = runs.failingScript(8);
    const failures = linesOf(run).filter(({ code }) => code === 'target.eventFailed');
    const total = failures.reduce((sum, { params }) => sum + Number(params['count']), 0);
    expect(total).toBe(theFact(run.log, 'deployment.failed').data.failed);
    expect(failures.length).toBeLessThan(total);
    expect(failures[0]?.params).toMatchObject({ event: 'ApplicationStart', script: 'scripts/start.sh' });
  });

  it('of an alarm tells what followed from what', () => {
    const run = runs.alarmAndRollback();
    expect(codes(run)).toEqual([
      ...BUILT,
      'deployment.created',
      'alarm.raised',
      'deployment.stopped',
      'execution.failed',
      'rollback.started',
      'alarm.cleared',
      'rollback.succeeded',
      'run.ended',
    ]);
    const stopped = linesOf(run).find(({ code }) => code === 'deployment.stopped');
    expect(stopped?.params).toMatchObject({ version: 2, succeeded: 1, failed: 1, skipped: 2 });
  });

  it('of a disabled transition tells who waits, who was superseded and who was let in', () => {
    const told = codes(runs.disabledTransition([10_000, 60_000]));
    expect(told).toEqual(expect.arrayContaining(['execution.waitingForStage', 'execution.superseded']));
    expect(told.filter((code) => code === 'execution.waitingForTransition')).toHaveLength(2);
    expect(told.indexOf('transition.enabled')).toBeLessThan(told.indexOf('deployment.created'));
  });

  it.each([
    ['approve', 'approval.approved', 'execution.succeeded'],
    ['reject', 'approval.rejected', 'execution.failed'],
    ['none', 'approval.timedOut', 'execution.failed'],
  ] as const)('of an approval: %s', (decision, outcome, result) => {
    const told = codes(runs.approval(decision));
    expect(told.slice(4)).toEqual(expect.arrayContaining(['approval.requested', outcome, result]));
  });

  it('of a stopped instance goes from the cause to the effect', () => {
    expect(codes(runs.instanceStopped())).toEqual([
      'fault.injected',
      'targetHealth.unhealthy',
      'alarm.raised',
      'alarm.cleared',
      'run.ended',
    ]);
  });

  it('merges failing health checks of one interval into one line, naming three', () => {
    const faults = ['i-01', 'i-02', 'i-03', 'i-04', 'i-05'].map((instance) => ({
      atMs: 30_000,
      type: 'instance.stop' as const,
      instance,
    }));
    const { scenario, log } = runs.run({ instances: 10 }, { commits: [], faults });
    const reader = createReader(scenario, log, narrativeProjection);
    const seqs = log.events.filter((fact) => fact.type === 'targetHealth.changed' && fact.data.to === 'unhealthy');
    const told = seqs.map(({ seq }) => reader.atSeq(seq).find(({ code }) => code === 'targetHealth.unhealthy')?.params);
    expect(told.map((params) => params?.['count'])).toEqual([1, 2, 3, 4, 5]);
    expect(String(told[4]?.['instances']).split(', ')).toHaveLength(3);
  });

  it('tells when an action is refused at once', () => {
    const { scenario } = runs.run();
    const [source, build, deploy] = scenario.pipeline.stages;
    const unknown = deploy?.actions.map((action) => ({ ...action, provider: 'ECS' })) ?? [];
    const stages = [source, build, { name: 'Deploy', actions: unknown }].flatMap((stage) => stage ?? []);
    const run = runs.run({}, { pipeline: { ...scenario.pipeline, stages } });
    expect(linesOf(run).find(({ code }) => code === 'action.refused')?.params).toMatchObject({
      stage: 'Deploy',
      reason: 'ProviderNotSimulated',
    });
  });
});

describe('texts', () => {
  const all = [
    runs.run(),
    runs.failingBuild(),
    runs.failingScript(),
    runs.alarmAndRollback(),
    runs.disabledTransition([10_000, 60_000]),
    runs.approval('approve'),
    runs.approval('reject'),
    runs.approval('none'),
    runs.instanceStopped(),
    runs.run({}, { commits: [] }, [{ at: 5_000, type: 'transition.enable', stage: 'Source' }]),
  ].flatMap(linesOf);

  it.each([
    ['English', en],
    ['Korean', ko],
  ] as const)('%s: every line becomes a sentence without holes', (_, texts) => {
    for (const { code, params } of all) {
      expect(texts, code).toHaveProperty([code]);
      const text = texts[code as keyof typeof texts](params);
      expect(text).not.toMatch(/undefined|NaN|null|\s$|: $/);
      expect(text.length).toBeGreaterThan(10);
    }
  });

  it('have the same codes in both languages', () => {
    expect(Object.keys(ko)).toEqual(Object.keys(en));
  });

  it('read naturally', () => {
    const params = { version: 3, number: 2, byNumber: 3, stage: 'Deploy', deploymentId: 'd-2CG7T7M9O', instances: 8 };
    expect(ko['execution.superseded'](params)).toBe(
      'Deploy 스테이지 앞에서 v3 실행 #2가 더 새로운 실행 #3으로 대체됐어요',
    );
    expect(ko['rollback.started']({ ...params, version: 1 })).toBe(
      '자동 롤백을 시작해요. 배포 d-2CG7T7M9O가 인스턴스 8대를 v1로 되돌려요',
    );
    expect(ko['targetHealth.unhealthy']({ instances: 'i-01, i-02, i-03', count: 5 })).toBe(
      'i-01, i-02, i-03 외 2대가 상태 확인에 실패해서 비정상이 됐어요',
    );
    expect(
      en['alarm.raised']({ alarm: 'errors', metric: 'HTTPCode_Target_5XX_Rate', value: 9.7222, threshold: 5 }),
    ).toBe('Alarm errors went off at 9.7% (threshold 5%)');
  });
});
