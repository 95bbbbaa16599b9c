import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHostMessage } from '../../../src/workspace/embedMessages';
import { FOREIGN_MESSAGES, HOSTILE_MESSAGES } from '../../support/hostileMessages';

test.each([
  [{ type: 'baepo:seek', t: 12.5 }],
  [{ type: 'baepo:play' }],
  [{ type: 'baepo:pause', id: 'a' }],
  [{ type: 'baepo:setLanguage', language: 'ko' }],
  [{ type: 'baepo:setTheme', theme: 'dark' }],
  [{ type: 'baepo:getState', id: 'x'.repeat(64) }],
])('%o is a request', (message) => {
  expect(readHostMessage(message)).toEqual({ kind: 'request', request: message });
});

test.each(FOREIGN_MESSAGES.map((message) => [message]))('%o is somebody else’s and gets no answer', (message) => {
  expect(readHostMessage(message)).toEqual({ kind: 'foreign' });
});

test.each(HOSTILE_MESSAGES.map((message) => [message]))('%o is refused by name', (message) => {
  const read = readHostMessage(message);
  if (read.kind !== 'error') throw new Error('not refused');
  expect(['unknownType', 'badMessage']).toContain(read.answer.error);
  // Nothing of the sender comes back, except a short id.
  expect(JSON.stringify(read.answer)).not.toMatch(/evil|script|x{65}/);
  expect(JSON.stringify(read.answer).length).toBeLessThan(250);
});

test('our own answers, echoed, get no answer: it would never end', () => {
  for (const type of ['baepo:ready', 'baepo:state', 'baepo:error']) {
    expect(readHostMessage({ type, id: 'a' })).toEqual({ kind: 'foreign' });
  }
});

test('whatever comes is read without an error', () => {
  const type = fc.oneof(fc.string(), fc.constantFrom('baepo:seek', 'baepo:setTheme'));
  const message = fc.oneof(fc.anything(), fc.record({ type, id: fc.anything(), t: fc.anything() }));
  fc.assert(
    fc.property(message, (value) => {
      const read = readHostMessage(value);
      if (read.kind === 'request' && read.request.type === 'baepo:seek') {
        expect(read.request.t >= 0 && read.request.t <= 1_000_000).toBe(true);
      }
    }),
  );
});
