import { readdirSync, readFileSync } from 'node:fs';
import { parseScenario, type ParsedScenario } from '../../src/scenarios';

const FOLDER = 'public/scenarios';

/** Ids of all shipped scenarios. */
export const SHIPPED: readonly string[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -'.yaml'.length))
  .sort();

/** A shipped scenario, parsed; throws with every problem when it is not valid. */
export function shipped(id: string): ParsedScenario {
  const file = `${FOLDER}/${id}.yaml`;
  const parsed = parseScenario(file, readFileSync(file, 'utf8'));
  if (!parsed.ok) throw new Error(parsed.error.map((e) => `${file}:${e.line}:${e.column} ${e.message}`).join('\n'));
  return parsed.value;
}
