import * as v from 'valibot';
import type { Command, CommandBody, CommandType, DeploymentOptions, FileEdit } from '../../domain';
import { MAX_COMMAND_CHARS } from '../branches';
import { faultSchema } from './faultSchema';

/** Simulated time: whole milliseconds, at most ten years. */
export const timeSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(315_360_000_000));

const longText = v.pipe(v.string(), v.maxLength(MAX_COMMAND_CHARS));
const shortText = v.pipe(v.string(), v.maxLength(1_000));
const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000));

const fileEdit: v.GenericSchema<unknown, FileEdit> = v.union([
  v.strictObject({ path: shortText, content: longText }),
  v.strictObject({ path: shortText, find: longText, replace: longText }),
  v.strictObject({ path: shortText, remove: v.literal(true) }),
]);

const deploymentOptions: v.GenericSchema<unknown, DeploymentOptions> = v.strictObject({
  deploymentConfigName: v.optional(shortText),
  ignoreApplicationStopFailures: v.optional(v.boolean()),
  fileExistsBehavior: v.optional(v.picklist(['DISALLOW', 'OVERWRITE', 'RETAIN'])),
  overrideAlarmConfiguration: v.optional(
    v.strictObject({
      enabled: v.boolean(),
      names: v.pipe(v.array(shortText), v.maxLength(10)),
      ignorePollAlarmFailure: v.optional(v.boolean()),
    }),
  ),
  autoRollbackConfiguration: v.optional(
    v.strictObject({
      enabled: v.boolean(),
      events: v.pipe(
        v.array(v.picklist(['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'])),
        v.maxLength(3),
      ),
    }),
  ),
});

type Fields<T extends CommandType> = Omit<Extract<CommandBody, { readonly type: T }>, 'type'>;
type FieldSchemas<T extends CommandType> = {
  readonly [K in keyof Fields<T>]-?: v.GenericSchema<unknown, Fields<T>[K]>;
};

/**
 * What each command carries besides its type and time. A command without an entry here is a type error, and so is a
 * forgotten or a surplus field. Links live for ever: a field that an old command gains later needs `v.optional` with the
 * value that the old command meant.
 */
const FIELDS: { readonly [T in CommandType]: FieldSchemas<T> } = {
  'commit.push': {
    editId: v.nullable(shortText),
    author: shortText,
    changes: v.pipe(v.array(fileEdit), v.maxLength(100)),
  },
  'transition.disable': { stage: shortText, reason: shortText },
  'transition.enable': { stage: shortText },
  'approval.approve': { action: shortText, summary: shortText },
  'approval.reject': { action: shortText, summary: shortText },
  'execution.start': {},
  'execution.stop': { execution: count, isAbandoned: v.boolean(), reason: shortText },
  'execution.retryStage': { execution: count, stage: shortText, mode: v.picklist(['FAILED_ACTIONS', 'ALL_ACTIONS']) },
  'deployment.stop': { deploymentId: shortText, autoRollback: v.nullable(v.boolean()) },
  'deployment.rollBack': { application: shortText, group: shortText, version: count },
  'fault.inject': { fault: faultSchema },
  'fault.clear': { fault: faultSchema },
  'deployment.create': {
    application: shortText,
    group: shortText,
    version: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
    options: deploymentOptions,
  },
};

const variants = Object.entries(FIELDS).map(([type, fields]) =>
  v.strictObject({ at: timeSchema, type: v.literal(type), ...(fields as v.ObjectEntries) }),
);

/** A command from outside: nothing is taken over unchecked. */
export const commandSchema = v.variant('type', variants as never) as unknown as v.GenericSchema<unknown, Command>;
