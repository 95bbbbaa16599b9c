// `npm run schema`: writes the published JSON Schema of scenario files from the schema that the app checks with.
import { writeFileSync } from 'node:fs';
import { publishedSchema } from './published-schema.ts';

writeFileSync('public/scenario.schema.json', publishedSchema());
