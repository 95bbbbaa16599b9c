/** Made at build time by `scripts/vite/scenarios.ts`. */
declare module 'virtual:scenarios' {
  type Card = import('../workspace/scenarioSource').ScenarioCard;
  type Moment = import('../workspace/scenarioSource').RunMoment;
  type Texts = import('../scenarios').LanguageTexts;
  type Scenario = import('../domain').Scenario;

  export const lists: Readonly<Record<'ko' | 'en', () => Promise<readonly Card[]>>>;
  export const moment: () => Promise<Moment | null>;
  export const scenarios: Readonly<
    Record<
      string,
      {
        readonly scenario: () => Promise<Scenario>;
        readonly texts: Readonly<Record<'ko' | 'en', () => Promise<Texts>>>;
      }
    >
  >;
}
