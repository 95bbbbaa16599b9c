/** Where in the app a person is. Kept in the part of the address behind `#`, so that any static host can serve it. */
export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'run'; readonly scenario: string; readonly seed: number | null }
  | { readonly page: 'own' };

const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;
const MAX_SEED = 4_294_967_295;

/** Reads `#/run/first-deployment?seed=7`, `#/own` or `#/`; anything else is the home page. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [page, id, ...rest] = path.split('/');
  if (page === 'own' && id === undefined) return { page: 'own' };
  if (page !== 'run' || id === undefined || rest.length > 0 || !ID.test(id)) return { page: 'home' };
  return { page: 'run', scenario: id, seed: parseSeed(new URLSearchParams(query).get('seed')) };
}

/** The address of a route, to be used in `href`. */
export function routeHref(route: Route): string {
  if (route.page === 'home') return '#/';
  if (route.page === 'own') return '#/own';
  return `#/run/${route.scenario}${route.seed === null ? '' : `?seed=${route.seed}`}`;
}

/** A whole number from 0 to 2³²−1, or null. */
export function parseSeed(text: string | null): number | null {
  if (text === null || !/^\d{1,10}$/.test(text)) return null;
  const seed = Number(text);
  return seed <= MAX_SEED ? seed : null;
}
