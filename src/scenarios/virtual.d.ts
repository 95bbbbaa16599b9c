/** Made at build time by `scripts/vite/scenarios.ts`. */
declare module 'virtual:scenarios' {
  interface Card {
    readonly id: string;
    readonly minutes: number;
    readonly title: string;
    readonly summary: string;
  }
  type Texts = import('./texts').LanguageTexts;
  type Scenario = import('../domain').Scenario;

  export const lists: Readonly<Record<'ko' | 'en', () => Promise<readonly Card[]>>>;
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
