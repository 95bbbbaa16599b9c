import * as v from 'valibot';
import type { Fault, FaultOf, FaultType, LifecycleEvent } from '../../domain';

const name = v.pipe(v.string(), v.maxLength(1_000));
const version = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000));
const scope = v.picklist(['current', 'next']);
const exitCode = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(255));
/** Written out, since the engine's tables are not loaded with the page; the type demands that none is missing. */
const EVENTS: Readonly<Record<LifecycleEvent, true>> = {
  BeforeBlockTraffic: true,
  BlockTraffic: true,
  AfterBlockTraffic: true,
  ApplicationStop: true,
  DownloadBundle: true,
  BeforeInstall: true,
  Install: true,
  AfterInstall: true,
  ApplicationStart: true,
  ValidateService: true,
  BeforeAllowTraffic: true,
  AllowTraffic: true,
  AfterAllowTraffic: true,
};
const event = v.picklist(Object.keys(EVENTS) as LifecycleEvent[]);
const build = { scope, project: v.nullable(name), exitCode };

type Fields<T extends FaultType> = Omit<FaultOf<T>, 'type'>;
type FieldSchemas<T extends FaultType> = {
  readonly [K in keyof Fields<T>]-?: v.GenericSchema<unknown, Fields<T>[K]>;
};

/** What each fault carries besides its type. Links live for ever: see the commands. */
const FIELDS: { readonly [T in FaultType]: FieldSchemas<T> } = {
  'instance.stop': { instance: name },
  'zone.stop': { zone: name },
  'app.crash': { instance: name },
  'agent.stop': { instance: name },
  'disk.full': { instance: name },
  'healthCheck.fail': { instance: v.nullable(name) },
  'healthCheck.pass': { instance: v.nullable(name) },
  'dependency.slow': {
    version: v.nullable(version),
    latencyMs: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3_600_000)),
    errorRate: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  },
  'build.fail': build,
  'test.fail': build,
  'build.diskFull': build,
  'hook.fail': { scope, event, instance: v.nullable(name), exitCode },
  'hook.hang': { scope, event, instance: v.nullable(name) },
};

const variants = Object.entries(FIELDS).map(([type, fields]) =>
  v.strictObject({ type: v.literal(type), ...(fields as v.ObjectEntries) }),
);

/** A fault from outside: nothing is taken over unchecked. */
export const faultSchema = v.variant('type', variants as never) as unknown as v.GenericSchema<unknown, Fault>;
