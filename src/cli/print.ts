import type { Scenario, SimulationLog } from '../domain';
import { logDigest } from '../engine';
import type { InputError, LeftOut } from '../formats';
import { formatClock, loadLaterMessages, loadMessages, type Language, type LaterMessages } from '../i18n';
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

/** What was wrong with the input, one line each. In English the service's own words stand, which people search for. */
export async function errorLines(errors: readonly InputError[], language: Language): Promise<string[]> {
  const messages = await loadLaterMessages(language);
  const texts: Texts = language === 'en' ? {} : { ...messages.inputErrors, ...messages.scenarioErrors };
  return errors.map((error) => errorLine(error, texts[error.code]?.(error.params) ?? error.message, messages));
}

/** `file:line:column: text`, as editors and terminals make links of it, with what was probably meant. */
export function errorLine(
  { file, line, column, code, suggestion }: InputError,
  text: string,
  messages: LaterMessages,
): string {
  return `${file}:${line ?? 1}:${column ?? 1}: ${withSuggestion(text, suggestion, messages)} [${code}]`;
}

/** What is worth knowing before the run, one line each. */
export async function noteLines(notes: readonly LeftOut[], language: Language): Promise<string[]> {
  const messages = await loadLaterMessages(language);
  const texts: Texts = messages.inputErrors;
  return notes.map(({ code, params, suggestion }) => {
    const place = params.place === undefined ? 'note' : `${params.place}`;
    return `${place}: ${withSuggestion(texts[code]?.(params) ?? code, suggestion, messages)} [${code}]`;
  });
}

type Texts = Readonly<Record<string, ((params: LeftOut['params']) => string) | undefined>>;

function withSuggestion(text: string, suggestion: string | null | undefined, { inputErrors }: LaterMessages): string {
  return suggestion == null ? text : `${text} ${inputErrors.didYouMean({ suggestion })}`;
}
