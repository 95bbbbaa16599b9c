import type { Language } from '../i18n';
import type { Route } from '../workspace/route';
import { shippedScenarios } from './shippedScenarios';

/** The screens, each downloaded when it is opened. */
export const screens = {
  home: () => import('./HomeScreen.svelte'),
  run: () => import('./RunScreen.svelte'),
  own: () => import('./OwnScreen.svelte'),
};

/** Begins to download what a route will need, beside the texts of the app. What fails is asked for again, and told then. */
export function fetchAhead(route: Route, language: Language): void {
  const wanted = (): readonly Promise<unknown>[] => {
    if (route.page === 'home') return [screens.home(), shippedScenarios.list(language)];
    if (route.page === 'run') return [screens.run(), shippedScenarios.open(route.scenario)];
    return route.page === 'own' ? [screens.own()] : [];
  };
  void Promise.allSettled(wanted());
}
