import type { LaterMessages } from '../../i18n';
import type { OwnError, OwnNote } from '../../workspace/OwnFiles.svelte';

type Catalogue = Readonly<Record<string, (params: Readonly<Record<string, string | number>>) => string>>;

/** An error of a file in the active language; messages of the real services stay as AWS prints them. */
export function errorText(error: OwnError, messages: LaterMessages): string {
  const texts: Catalogue = { ...messages.inputErrors, ...messages.scenarioErrors };
  return texts[error.code]?.(error.params) ?? error.message;
}

/** What AWS accepts and the simulation leaves out, in the active language. */
export function noteText(note: OwnNote, messages: LaterMessages): string {
  const texts: Catalogue = messages.inputErrors;
  return texts[note.code]?.(note.params) ?? note.code;
}
