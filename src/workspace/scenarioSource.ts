import type { Scenario } from '../domain';
import type { Language } from '../i18n';
import type { ScenarioRef } from './keeping/runSchema';

/** Display texts of a scenario in one language. */
export interface ScenarioText {
  readonly title: string;
  readonly summary: string;
  /** Label per prepared edit. */
  readonly edits: Readonly<Record<string, string>>;
  /** Message per scheduled commit. */
  readonly commits: Readonly<Record<string, string>>;
}

/** What the home page shows of a scenario before it is opened. */
export interface ScenarioCard {
  readonly id: string;
  readonly minutes: number;
  readonly title: string;
  readonly summary: string;
}

/** Where scenarios come from. The shipped ones are compiled at build time and loaded one by one. */
export interface ScenarioSource {
  list(language: Language): Promise<readonly ScenarioCard[]>;
  /** Null when there is no scenario with this id. */
  open(id: string): Promise<OpenedScenario | null>;
}

export interface OpenedScenario {
  /** How to come to the same scenario again. */
  readonly ref: ScenarioRef;
  readonly scenario: Scenario;
  text(language: Language): Promise<ScenarioText>;
}
