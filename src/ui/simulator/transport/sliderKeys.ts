/** What a key on the timeline can ask for. */
export interface SliderIntents {
  onseek: (t: number, isDragging?: boolean) => void;
  onstep: (direction: 1 | -1) => void;
  onmark: (direction: 1 | -1) => void;
  /** Moves by a span, which may lead into what has not run yet; `onseek` may not. */
  onskip?: (byMs: number) => void;
  /** A mark was pressed: its fact. */
  onask?: (seq: number) => void;
}

export interface SliderState {
  readonly t: number;
  readonly furthest: number;
  readonly horizon: number;
}

const SKIP_MS = 10_000;
const PAGE_MS = 60_000;

const DIRECTIONS: Readonly<Record<string, 1 | -1>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  PageUp: 1,
  ']': 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageDown: -1,
  '[': -1,
};

function skip(byMs: number, { t, horizon }: SliderState, { onseek, onskip }: SliderIntents): void {
  if (onskip !== undefined) onskip(byMs);
  else onseek(Math.min(horizon, Math.max(0, Math.round(t + byMs))));
}

/** Carries out a key pressed on the timeline and keeps it from the page; other keys pass. */
export function sliderKey(event: KeyboardEvent, state: SliderState, intents: SliderIntents): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { key } = event;
  const direction = DIRECTIONS[key];
  if (key === 'Home') intents.onseek(0);
  else if (key === 'End') intents.onseek(state.furthest);
  else if (direction === undefined) return;
  else if (key === '[' || key === ']') intents.onmark(direction);
  else if (key.startsWith('Page')) skip(direction * PAGE_MS, state, intents);
  else if (event.shiftKey) skip(direction * SKIP_MS, state, intents);
  else intents.onstep(direction);
  event.preventDefault();
  // The page has the same keys for when the focus is elsewhere: they must not act twice.
  event.stopPropagation();
}
