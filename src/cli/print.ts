import type { Scenario, SimulationLog } from '../domain';
import { logDigest } from '../engine';
import type { InputError } from '../formats';
import { formatClock, loadMessages, type Language } from '../i18n';
import { createReader, narrativeProjection, summarise } from '../projections';
import { VERSION } from './version';

/** One JSON text per line: first the header, with versions and digests, then every fact. */
export function* jsonLines(log: SimulationLog): Generator<string> {
  yield JSON.stringify({
    baepo: VERSION,
    ...log.header,
    commands: log.commands,
    facts: log.events.length,
    digest: logDigest(log),
  });
  for (const fact of log.events) yield JSON.stringify(fact);
}

/** The story of the run, one line per thing that matters. */
export async function narrativeLines(scenario: Scenario, log: SimulationLog, language: Language): Promise<string[]> {
  const { narrative } = await loadMessages(language);
  const texts: Readonly<Record<string, (params: never) => string>> = narrative;
  return createReader(scenario, log, narrativeProjection)
    .at(scenario.untilMs)
    .map(({ at, code, params }) => `${formatClock(at)}  ${texts[code]?.(params as never) ?? code}`);
}

/** The outcome as one JSON text. */
export function summaryText(scenario: Scenario, log: SimulationLog): string {
  return JSON.stringify({ ...summarise(scenario, log), digest: logDigest(log) }, null, 2);
}

/** `file:line:column: message`, as editors and terminals make links of it. */
export function errorLine({ file, line, column, code, message }: InputError): string {
  return `${file}:${line ?? 1}:${column ?? 1}: ${message} [${code}]`;
}
