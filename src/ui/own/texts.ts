import type { LaterMessages } from '../../i18n';
import type { OwnError, OwnNote } from '../../workspace/OwnFiles.svelte';

type Catalogue = Readonly<Record<string, (params: Readonly<Record<string, string | number>>) => string>>;

/** An error of a file in the active language; messages of the real services stay as AWS prints them. */
export function errorText(error: OwnError, messages: LaterMessages): string {
  const texts: Catalogue = { ...messages.inputErrors, ...messages.scenarioErrors };
  return withSuggestion(texts[error.code]?.(error.params) ?? error.message, error.suggestion, messages);
}

/** What is worth knowing before the run, in the active language. */
export function noteText(note: OwnNote, messages: LaterMessages): string {
  const texts: Catalogue = messages.inputErrors;
  return withSuggestion(texts[note.code]?.(note.params) ?? note.code, note.suggestion, messages);
}

/** Whether a note tells of a mistake in a file, not of the limits of the simulation. */
export function isMistake({ code }: OwnNote): boolean {
  return code.startsWith('mistake.');
}

function withSuggestion(text: string, suggestion: string | null | undefined, messages: LaterMessages): string {
  return suggestion == null ? text : `${text} ${messages.inputErrors.didYouMean({ suggestion })}`;
}
