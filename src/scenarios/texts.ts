import type { AuthoredScenario } from './scenario.schema';

/** Display texts of a scenario in one language; not part of its digest, so that corrections break no link. */
export interface LanguageTexts {
  readonly title: string;
  readonly summary: string;
  /** Label per prepared edit. */
  readonly edits: Readonly<Record<string, string>>;
  /** Label per scheduled commit. */
  readonly commits: Readonly<Record<string, string>>;
}

export interface ScenarioTexts {
  readonly ko: LanguageTexts;
  readonly en: LanguageTexts;
}

export function textsOf(authored: AuthoredScenario): ScenarioTexts {
  return { ko: inLanguage(authored, 'ko'), en: inLanguage(authored, 'en') };
}

function inLanguage(authored: AuthoredScenario, language: 'ko' | 'en'): LanguageTexts {
  const edits: Record<string, string> = {};
  for (const edit of authored.edits ?? []) edits[edit.id] = edit.label[language];
  const commits: Record<string, string> = {};
  for (const commit of authored.commits ?? []) {
    if ('edit' in commit) commits[commit.edit] = edits[commit.edit] ?? commit.edit;
    else commits[commit.id] = commit.label[language];
  }
  return { title: authored.title[language], summary: authored.summary[language].trim(), edits, commits };
}
