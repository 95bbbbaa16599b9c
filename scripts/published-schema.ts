import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { priceBookSchema, usageSchema } from '../src/formats/pricing/index.ts';
import { scenarioSchema } from '../src/scenarios/scenario.schema.ts';

function schemaText(schema: GenericSchema, title: string, description: string, ...examples: object[]): string {
  const { $schema: _, ...rest } = toJsonSchema(schema, { errorMode: 'throw' });
  const head = { $schema: 'http://json-schema.org/draft-07/schema#', title, description };
  const foot = examples.length === 0 ? {} : { examples };
  return `${JSON.stringify({ ...head, ...rest, ...foot }, null, 2)}\n`;
}

const USAGE_EXAMPLE = {
  baepoUsage: 1,
  region: 'ap-northeast-2',
  account: { freeTier: 'always', alreadyUsed: { 'codebuild.smallMinutes': 40 } },
  builds: [{ computeType: 'BUILD_GENERAL1_SMALL', environmentType: 'LINUX_CONTAINER', seconds: 61, count: 60 }],
  pipelines: [{ type: 'V1', ageDays: 300, codeChanges: 5 }],
  actions: [{ category: 'Build', owner: 'AWS', seconds: 75, count: 60 }],
  deployments: [{ computePlatform: 'Server', onPremisesInstances: 3, count: 2 }],
  identities: { people: 5, roles: 1 },
  quantities: [
    { service: 'ec2', dimension: 'linux.t3.micro', seconds: [2_628_000], size: 4 },
    { service: 's3', dimension: 'standard.storage', quantity: '1.25' },
    { service: 'xray', dimension: 'traceRecorded', quantity: 148_800 },
  ],
  people: [{ what: 'approval', hours: 1.5, usdPerHour: 30 }],
};

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
      USAGE_EXAMPLE,
    ),
    'public/price-book.schema.json': schemaText(
      priceBookSchema,
      'Baepo price book',
      'Prices, free quantities and their sources, version 1. Units: minute, hour, second, GB-month and so on; * is every Region.',
    ),
  };
}
