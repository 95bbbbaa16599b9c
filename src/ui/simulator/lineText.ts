import type { Messages } from '../../i18n';
import type { NarrativeLine } from '../../projections';

/** One line of the story in the active language. */
export function lineText({ code, params }: NarrativeLine, messages: Messages): string {
  const texts: Readonly<Record<string, (params: NarrativeLine['params']) => string>> = messages.narrative;
  return texts[code]?.(params) ?? code;
}
