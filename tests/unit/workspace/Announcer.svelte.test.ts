import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { NarrativeLine } from '../../../src/projections';
import { Announcer } from '../../../src/workspace/Announcer.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const line = (seq: number, code: string, params: NarrativeLine['params'] = {}): NarrativeLine => ({
  seq,
  at: seq * 1_000,
  code,
  params,
  tone: 'plain',
});

function announcer(moment = '') {
  const said = new Announcer({
    line: ({ seq, code, params }) =>
      `${seq} ${code}${params['instances'] === undefined ? '' : ` ${params['instances']}`}`,
    moment: async () => moment,
  });
  said.hear([], false);
  return said;
}

test('what stood there when the run was opened is not told', async () => {
  const said = new Announcer({ line: ({ code }) => code, moment: async () => '' });
  said.hear([line(1, 'alarm.raised')], false);
  await vi.runAllTimersAsync();
  expect(said.message).toBe('');
});

test('the first message comes at once, the next after two seconds with all that came meanwhile', async () => {
  const said = announcer();
  const lines = [line(1, 'alarm.raised'), line(2, 'deployment.stopped'), line(3, 'rollback.started')];
  said.hear(lines.slice(0, 1), true);
  await vi.advanceTimersByTimeAsync(0);
  expect(said.message).toBe('1 alarm.raised');
  said.hear(lines.slice(0, 2), true);
  await vi.advanceTimersByTimeAsync(1_000);
  said.hear(lines, true);
  expect(said.message).toBe('1 alarm.raised');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(said.message).toBe('2 deployment.stopped. 3 rollback.started');
  await vi.advanceTimersByTimeAsync(5_000);
  said.hear([...lines, line(4, 'alarm.cleared')], true);
  await vi.advanceTimersByTimeAsync(0);
  expect(said.message).toBe('4 alarm.cleared');
});

test('while playing only results, health, alarms and rollbacks are told; after a step everything', async () => {
  const said = announcer();
  const small = line(1, 'execution.started');
  said.hear([small], true);
  await vi.runAllTimersAsync();
  expect(said.message).toBe('');
  said.hear([small, line(2, 'execution.waitingForStage')], false);
  await vi.runAllTimersAsync();
  expect(said.message).toBe('2 execution.waitingForStage');
});

test.each(['targetHealth.unhealthy', 'rollback.succeeded', 'deployment.stopped', 'build.phaseFailed', 'run.ended'])(
  '%s is told while playing',
  async (code) => {
    const said = announcer();
    said.hear([line(1, code)], true);
    await vi.runAllTimersAsync();
    expect(said.message).toBe(`1 ${code}`);
  },
);

test('a line that grows is told again, merged', async () => {
  const said = announcer();
  said.hear([line(1, 'targetHealth.unhealthy', { instances: 'i-02', count: 1 })], true);
  said.hear([line(1, 'targetHealth.unhealthy', { instances: 'i-02, i-03', count: 2 })], true);
  await vi.advanceTimersByTimeAsync(0);
  expect(said.message).toBe('1 targetHealth.unhealthy i-02, i-03');
  said.hear([line(1, 'targetHealth.unhealthy', { instances: 'i-02, i-03, i-05', count: 3 })], true);
  await vi.runAllTimersAsync();
  expect(said.message).toBe('1 targetHealth.unhealthy i-02, i-03, i-05');
});

test('going back tells nothing of the story, and coming forward again tells it again', async () => {
  const said = announcer();
  const lines = [line(1, 'alarm.raised'), line(2, 'alarm.cleared')];
  said.hear(lines, false);
  await vi.runAllTimersAsync();
  said.hear(lines.slice(0, 1), false);
  await vi.runAllTimersAsync();
  expect(said.message).toBe('1 alarm.raised. 2 alarm.cleared');
  said.hear(lines, false);
  await vi.runAllTimersAsync();
  expect(said.message).toBe('2 alarm.cleared');
});

test('a step about which the story says nothing is read as the moment, once the playhead rests', async () => {
  const said = announcer('00:12, Install began on i-01');
  for (let frame = 0; frame < 20; frame++) {
    said.rest();
    await vi.advanceTimersByTimeAsync(20);
  }
  expect(said.message).toBe('');
  await vi.advanceTimersByTimeAsync(500);
  expect(said.message).toBe('00:12, Install began on i-01');
});

test('a step that the story tells is not told twice', async () => {
  const said = announcer('the moment');
  said.rest();
  said.hear([line(1, 'alarm.raised')], false);
  said.rest();
  await vi.runAllTimersAsync();
  expect(said.message).toBe('1 alarm.raised');
});

test('the same words again are a message again', async () => {
  const said = announcer('00:00');
  said.rest();
  await vi.runAllTimersAsync();
  const first = said.message;
  said.rest();
  await vi.runAllTimersAsync();
  expect(said.message).not.toBe(first);
  expect(said.message.trim()).toBe(first);
});
