import { toJsonSchema } from '@valibot/to-json-schema';
import { scenarioSchema } from '../src/scenarios/scenario.schema.ts';

/** The text of `public/scenario.schema.json`, for editors that complete and check YAML while people write. */
export function publishedSchema(): string {
  const schema = toJsonSchema(scenarioSchema, { errorMode: 'throw' });
  const head = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Baepo scenario',
    description: 'A scenario file of Baepo, version 1. Durations: 90s, 2m30s, 1h. Shares: 0 to 1, or 5%.',
  };
  const { $schema: _, ...rest } = schema;
  return `${JSON.stringify({ ...head, ...rest }, null, 2)}\n`;
}
