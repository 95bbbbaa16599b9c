import { assign, emit, setup } from 'xstate';
import type { EmittedFact } from '../facts';

export interface ApplicationInput {
  readonly instance: string;
  readonly zone: string;
  readonly instanceType: string;
  /** Version that runs at the start; null when nothing was ever deployed. */
  readonly version: number | null;
  /** The host is switched off. */
  readonly isStopped?: boolean;
  readonly onPremises?: true;
  readonly autoScalingGroup?: string;
}

interface Context extends ApplicationInput {
  readonly runningVersion: number;
  /** What lies on the disk; 0 when nothing was ever put there. */
  readonly installedVersion: number;
  readonly bootMs: number;
}

export type ApplicationEvent =
  | { type: 'app.start'; version: number; at?: number }
  | { type: 'app.stop'; at?: number }
  | { type: 'app.crash'; at?: number }
  | { type: 'files.install'; version: number; at?: number }
  | { type: 'host.stop'; at?: number }
  | { type: 'host.start'; bootMs: number; at?: number };

/**
 * The host and the one process that answers requests on it. After a stop the host boots and its service starts what lies on
 * the disk.
 */
export const applicationMachine = setup({
  types: {
    context: {} as Context,
    input: {} as ApplicationInput,
    events: {} as ApplicationEvent,
    emitted: {} as EmittedFact,
  },
  guards: {
    hasVersion: ({ context }) => context.version !== null,
    isStopped: ({ context }) => context.isStopped === true,
    isInstalled: ({ context }) => context.installedVersion > 0,
  },
  delays: { boot: ({ context }) => context.bootMs },
  actions: {
    announceInstall: emit(({ context, event }) => ({
      type: 'instance.installed',
      data: { instance: context.instance, version: event.type === 'files.install' ? event.version : 0 },
    })),
    announceStop: emit(({ context }) => ({
      type: 'app.stopped',
      data: { instance: context.instance, version: context.runningVersion },
    })),
    noteInstall: assign({
      installedVersion: ({ context, event }) =>
        event.type === 'files.install' ? event.version : context.installedVersion,
    }),
    noteBoot: assign({ bootMs: ({ event }) => (event.type === 'host.start' ? event.bootMs : 0) }),
    startInstalled: assign({ runningVersion: ({ context }) => context.installedVersion }),
    announceHostStop: emit(({ context }) => ({ type: 'instance.stopped', data: { instance: context.instance } })),
    announceHost: emit(({ context }) => ({ type: 'instance.started', data: { instance: context.instance } })),
    noteVersion: assign({
      runningVersion: ({ context, event }) => (event.type === 'app.start' ? event.version : context.runningVersion),
    }),
  },
}).createMachine({
  id: 'application',
  context: ({ input }) => ({
    ...input,
    runningVersion: input.version ?? 0,
    installedVersion: input.version ?? 0,
    bootMs: 0,
  }),
  entry: emit(({ context }) => ({
    type: 'instance.launched',
    data: {
      instance: context.instance,
      zone: context.zone,
      instanceType: context.instanceType,
      version: context.version,
      ...(context.onPremises === undefined ? {} : { onPremises: context.onPremises }),
      ...(context.autoScalingGroup === undefined ? {} : { autoScalingGroup: context.autoScalingGroup }),
    },
  })),
  initial: 'booting',
  on: {
    'files.install': { actions: ['noteInstall', 'announceInstall'] },
  },
  states: {
    booting: {
      always: [
        { guard: 'isStopped', target: 'hostStopped', actions: 'announceHostStop' },
        { guard: 'hasVersion', target: 'running' },
        { target: 'stopped' },
      ],
    },
    stopped: {
      on: {
        'app.start': { target: 'running', actions: 'noteVersion' },
        'host.stop': { target: 'hostStopped', actions: 'announceHostStop' },
      },
    },
    running: {
      entry: emit(({ context }) => ({
        type: 'app.started',
        data: { instance: context.instance, version: context.runningVersion },
      })),
      on: {
        // Starting again replaces the process.
        'app.start': { target: 'running', reenter: true, actions: ['announceStop', 'noteVersion'] },
        'app.stop': { target: 'stopped', actions: 'announceStop' },
        'app.crash': { target: 'stopped', actions: 'announceStop' },
        'host.stop': { target: 'hostStopped', actions: ['announceStop', 'announceHostStop'] },
      },
    },
    hostStopped: {
      on: { 'files.install': {}, 'host.start': { target: 'hostStarting', actions: 'noteBoot' } },
    },
    hostStarting: {
      // Stopped again before it was up: it never ran, so nothing new is stated.
      on: { 'files.install': {}, 'host.stop': 'hostStopped' },
      after: {
        boot: [
          { guard: 'isInstalled', target: 'running', actions: ['announceHost', 'startInstalled'] },
          { target: 'stopped', actions: 'announceHost' },
        ],
      },
    },
  },
  options: { maxIterations: 100 },
});
