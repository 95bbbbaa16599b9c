import * as v from 'valibot';

/** The AWS files that people bring along. */
export const FILE_KINDS = ['pipeline', 'buildspec', 'appspec'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

export const MAX_FILE_BYTES = 512 * 1024;
export const MAX_FILE_NAME = 255;
export const MAX_INSTANCES = 100;

const file = v.strictObject({
  name: v.pipe(v.string(), v.maxLength(MAX_FILE_NAME)),
  text: v.pipe(v.string(), v.maxLength(MAX_FILE_BYTES)),
});

export const seedSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4_294_967_295));

/** A person's own files and what to run them on: enough to make the same scenario again. */
export const ownSchema = v.strictObject({
  files: v.strictObject({
    pipeline: v.exactOptional(file),
    buildspec: v.exactOptional(file),
    appspec: v.exactOptional(file),
  }),
  options: v.strictObject({
    instances: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_INSTANCES)),
    config: v.pipe(v.string(), v.maxLength(200)),
    hasLoadBalancer: v.boolean(),
    seed: seedSchema,
  }),
});

type OwnContent = v.InferOutput<typeof ownSchema>;
export type GivenFile = Readonly<v.InferOutput<typeof file>>;
export type OwnOptions = Readonly<OwnContent['options']>;
export type GivenFiles = Readonly<Partial<Record<FileKind, GivenFile>>>;
export interface OwnInput {
  readonly files: GivenFiles;
  readonly options: OwnOptions;
}
