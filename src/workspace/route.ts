/** Where in the app a person is. Kept in the part of the address behind `#`, so that any static host can serve it. */
export type Route =
  | { readonly page: 'home' }
  | {
      readonly page: 'run';
      readonly scenario: string;
      readonly seed: number | null;
      /** Simulated time to open at, milliseconds; null to go on where one was. */
      readonly t?: number | null;
    }
  /** Own files: the page where they are chosen, or the run they make. */
  | { readonly page: 'own'; readonly isRunning: boolean }
  /** Everything that is kept: restore points, files, what could not be read. */
  | { readonly page: 'kept' }
  /** A restore point. */
  | { readonly page: 'point'; readonly point: string }
  /** A run that is in the address itself. Not checked here: it may be anything. */
  | { readonly page: 'link'; readonly link: string };

const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;
const POINT = /^[0-9a-f]{16}$/;
const MAX_SEED = 4_294_967_295;

/** Reads `#/run/first-deployment?seed=7&t=352`, `#/own`, `#/own/run`, `#/kept`, `#/point/…`, `#/link/1.…`; else the home page. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [page, id, ...rest] = path.split('/');
  if (page === 'link') return { page: 'link', link: hash.replace(/^#\/?link\/?/, '') };
  if (page === 'kept' && id === undefined) return { page: 'kept' };
  if (page === 'point' && id !== undefined && rest.length === 0 && POINT.test(id)) return { page: 'point', point: id };
  if (page === 'own' && (id === undefined || (id === 'run' && rest.length === 0))) {
    return { page: 'own', isRunning: id === 'run' };
  }
  if (page !== 'run' || id === undefined || rest.length > 0 || !ID.test(id)) return { page: 'home' };
  const asked = new URLSearchParams(query);
  const seconds = parseWhole(asked.get('t'));
  return {
    page: 'run',
    scenario: id,
    seed: parseWhole(asked.get('seed')),
    t: seconds === null ? null : seconds * 1_000,
  };
}

/** The address of a route, to be used in `href`. */
export function routeHref(route: Route): string {
  switch (route.page) {
    case 'home':
      return '#/';
    case 'own':
      return route.isRunning ? '#/own/run' : '#/own';
    case 'kept':
      return '#/kept';
    case 'point':
      return `#/point/${route.point}`;
    case 'link':
      return `#/link/${route.link}`;
    case 'run':
      return runHref(route);
  }
}

function runHref({ scenario, seed, t = null }: Extract<Route, { page: 'run' }>): string {
  const asked = new URLSearchParams();
  if (seed !== null) asked.set('seed', String(seed));
  if (t !== null) asked.set('t', String(Math.floor(t / 1_000)));
  return `#/run/${scenario}${asked.size === 0 ? '' : `?${asked.toString()}`}`;
}

/** A whole number from 0 to 2³²−1, or null. */
export function parseWhole(text: string | null): number | null {
  if (text === null || !/^\d{1,10}$/.test(text)) return null;
  const seed = Number(text);
  return seed <= MAX_SEED ? seed : null;
}
