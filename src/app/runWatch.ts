import { createContext } from 'svelte';
import type { OpenRun } from '../workspace/OpenRun.svelte';

/** Told of each run that comes on the screen; returns what to call when it goes. */
export type RunWatch = (run: OpenRun) => () => void;

/** For what looks at the app from outside while it runs. */
export const [getRunWatch, setRunWatch] = createContext<RunWatch>();
