import * as v from 'valibot';
import { newTree } from '../branches';
import { commandSchema, timeSchema } from './commandSchema';
import { checkShape } from './json';
import { seedSchema } from './ownSchema';
import { engineVersionSchema, runSchema, type KeptRun, type ScenarioRef } from './runSchema';
import type { Format } from './versioned';

/** Version 1 kept one line of commands, in any order, for the scenario that its key names. */
const version1 = v.object({
  seed: seedSchema,
  digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  commands: v.pipe(v.array(commandSchema), v.maxLength(500)),
  t: timeSchema,
  furthest: timeSchema,
  engineVersion: v.optional(engineVersionSchema, 1),
});

function fromVersion1(kept: v.InferOutput<typeof version1>, scenario: ScenarioRef): KeptRun {
  const { seed, digest, engineVersion, t } = kept;
  const commands = [...kept.commands].sort((a, b) => a.at - b.at);
  const furthest = Math.max(kept.furthest, t, commands.at(-1)?.at ?? 0);
  const branches = newTree().branches.map((branch) => ({ ...branch, commands, t, furthest }));
  return { scenario, digest, engineVersion, seed, tree: { branches, current: 1 } };
}

/** How runs are kept in the browser, one per scenario. `scenario` is what the key stands for. */
export function runFormat(scenario: ScenarioRef): Format<KeptRun> {
  return {
    version: 2,
    maxChars: 2_000_000,
    readers: [
      (content) => {
        const read = checkShape(version1, content);
        return read.ok ? { ok: true, value: fromVersion1(read.value, scenario) } : read;
      },
      (content) => checkShape(runSchema, content),
    ],
  };
}
