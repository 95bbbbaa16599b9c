import { expect, test, vi } from 'vitest';
import { HostBridge, type Embedded } from '../../src/embed/HostBridge';
import type { EmbedState, HostRequest } from '../../src/workspace/embedMessages';
import { FOREIGN_MESSAGES, HOSTILE_MESSAGES } from '../support/hostileMessages';

const STATE: EmbedState = {
  scenario: 'first-deployment',
  seed: 7,
  t: 0,
  end: 600,
  isPlaying: false,
  speed: 8,
  language: 'en',
  theme: 'auto',
  healthy: 3,
  unhealthy: 0,
};

/** A frame with a page around it that notes what it is told. */
function framed() {
  const told: { data: unknown; to: unknown }[] = [];
  const parent = { postMessage: (data: unknown, to: unknown) => void told.push({ data, to }) };
  const listeners = new Set<(event: MessageEvent) => void>();
  const frame = {
    parent: parent as unknown as Window,
    addEventListener: (_: string, listener: (event: MessageEvent) => void) => void listeners.add(listener),
    removeEventListener: (_: string, listener: (event: MessageEvent) => void) => void listeners.delete(listener),
  };
  const send = (data: unknown, source: unknown = parent, origin = 'https://host.example'): void => {
    for (const listener of listeners) listener({ data, source, origin } as MessageEvent);
  };
  return { frame, send, told, listeners };
}

function embedded(): Embedded & { readonly handled: HostRequest[] } {
  const handled: HostRequest[] = [];
  return {
    handled,
    state: () => STATE,
    handle: async (request) => {
      if (request.type === 'baepo:setLanguage') throw new Error('offline: secret detail');
      handled.push(request);
    },
  };
}

test('it greets, carries out and answers to the origin that asked', async () => {
  const { frame, send, told } = framed();
  const app = embedded();
  new HostBridge(frame).open(app);
  expect(told).toEqual([{ data: { type: 'baepo:ready', ...STATE }, to: '*' }]);
  send({ type: 'baepo:seek', t: 5, id: 'one' });
  await vi.waitFor(() => expect(told).toHaveLength(2));
  expect(app.handled).toEqual([{ type: 'baepo:seek', t: 5, id: 'one' }]);
  expect(told[1]).toEqual({ data: { type: 'baepo:state', id: 'one', ...STATE }, to: 'https://host.example' });
});

test('requests before the app is there are carried out once it is, but not without end', async () => {
  const { frame, send, told } = framed();
  const app = embedded();
  const bridge = new HostBridge(frame);
  for (let i = 0; i < 1_000; i++) send({ type: 'baepo:seek', t: i });
  bridge.open(app);
  await vi.waitFor(() => expect(told).toHaveLength(33));
  expect(app.handled).toHaveLength(32);
});

test('only the page around the frame is listened to', async () => {
  const { frame, send, told } = framed();
  const app = embedded();
  new HostBridge(frame).open(app);
  send({ type: 'baepo:play' }, { postMessage: () => undefined });
  send({ type: 'baepo:play' }, null);
  send({ type: 'baepo:pause' });
  await vi.waitFor(() => expect(told).toHaveLength(2));
  expect(app.handled).toEqual([{ type: 'baepo:pause' }]);
});

test('hostile messages are refused by name and change nothing; those of others get no answer', async () => {
  const { frame, send, told } = framed();
  const app = embedded();
  new HostBridge(frame).open(app);
  for (const message of [...HOSTILE_MESSAGES, ...FOREIGN_MESSAGES]) send(message, undefined, 'null');
  await vi.waitFor(() => expect(told).toHaveLength(1 + HOSTILE_MESSAGES.length));
  expect(told.slice(1).every(({ data, to }) => (data as { type: string }).type === 'baepo:error' && to === '*')).toBe(
    true,
  );
  expect(app.handled).toEqual([]);
});

test('a request that fails is answered without telling why', async () => {
  const { frame, send, told } = framed();
  new HostBridge(frame).open(embedded());
  send({ type: 'baepo:setLanguage', language: 'ko', id: 'b' });
  await vi.waitFor(() => expect(told).toHaveLength(2));
  expect(told[1]?.data).toEqual({ type: 'baepo:error', id: 'b', error: 'failed', where: [] });
});

test('opened by itself in a tab it stays silent, and closed it hears nothing', () => {
  const alone = framed();
  const itself = Object.assign(alone.frame, { parent: alone.frame as unknown as Window });
  new HostBridge(itself).open(embedded());
  expect(alone.listeners.size).toBe(0);
  const closed = framed();
  const bridge = new HostBridge(closed.frame);
  bridge.close();
  expect(closed.listeners.size).toBe(0);
});
