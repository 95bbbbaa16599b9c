import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { priceBookSchema, usageSchema } from '../src/formats/pricing/index.ts';
import { scenarioSchema } from '../src/scenarios/scenario.schema.ts';

function schemaText(schema: GenericSchema, title: string, description: string): string {
  const { $schema: _, ...rest } = toJsonSchema(schema, { errorMode: 'throw' });
  const head = { $schema: 'http://json-schema.org/draft-07/schema#', title, description };
  return `${JSON.stringify({ ...head, ...rest }, null, 2)}\n`;
}

/** The published files by their path, for editors that complete and check while people write. */
export function publishedSchemas(): Readonly<Record<string, string>> {
  return {
    'public/scenario.schema.json': schemaText(
      scenarioSchema,
      'Baepo scenario',
      'A scenario file of Baepo, version 1. Durations: 90s, 2m30s, 1h. Shares: 0 to 1, or 5%.',
    ),
    'public/usage.schema.json': schemaText(
      usageSchema,
      'Baepo usage',
      'What was used in one month, version 1, for npm run cost. Numbers may stand in quotes; no digit of them is lost.',
    ),
    'public/price-book.schema.json': schemaText(
      priceBookSchema,
      'Baepo price book',
      'Prices, free quantities and their sources, version 1. Units: minute, hour, second, GB-month and so on; * is every Region.',
    ),
  };
}
