// `npm run schema`: writes the published JSON Schemas from the schemas that the app checks with.
import { writeFileSync } from 'node:fs';
import { publishedSchemas } from './published-schema.ts';

for (const [path, text] of Object.entries(publishedSchemas())) writeFileSync(path, text);
