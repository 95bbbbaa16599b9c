import type { SimTimeMs } from '../shared';

/** Simulated seconds per real second. */
export const SPEEDS = [1, 2, 4, 8, 16, 32] as const;

/** A longer frame means that the tab was hidden or busy: time does not jump because of it. */
const MAX_FRAME_MS = 100;
const GLIDE_MS = 400;
/** With reduced motion the playhead goes from event to event, one per this time at speed 1. */
const EVENT_PAUSE_MS = 600;
const MIN_EVENT_PAUSE_MS = 80;

/** Where the playhead can go; answers depend on the log at hand. */
export interface PlaybackTrack {
  readonly horizon: SimTimeMs;
  nextEvent(t: SimTimeMs): SimTimeMs | null;
  previousEvent(t: SimTimeMs): SimTimeMs | null;
  nextMark(t: SimTimeMs): SimTimeMs | null;
  previousMark(t: SimTimeMs): SimTimeMs | null;
}

interface Glide {
  readonly from: SimTimeMs;
  readonly to: SimTimeMs;
  readonly startedAt: number;
}

/**
 * The clock of the screen. Every mark is computed from `t`, so this is the only thing that is ever animated.
 * `frame` is fed by one animation-frame loop; without motion to show, no frame is asked for.
 */
export class Playback {
  #t: SimTimeMs = $state(0);
  #furthest: SimTimeMs = $state(0);
  #isPlaying = $state(false);
  #speed: number = $state(8);
  #hasReducedMotion = $state(false);
  #track: () => PlaybackTrack;
  #glide: Glide | null = null;
  #handle: number | null = null;
  #lastFrame: number | null = null;
  #nextStepAt = 0;

  constructor(track: () => PlaybackTrack) {
    this.#track = track;
  }

  /** Simulated time of the playhead, milliseconds; whole only when nothing moves. */
  get t(): SimTimeMs {
    return this.#t;
  }

  /** The furthest simulated time that was ever shown in this run: everything behind it stays hidden. */
  get furthest(): SimTimeMs {
    return this.#furthest;
  }

  get isPlaying(): boolean {
    return this.#isPlaying;
  }

  get speed(): number {
    return this.#speed;
  }

  get hasReducedMotion(): boolean {
    return this.#hasReducedMotion;
  }

  get isAtEnd(): boolean {
    return this.#t >= this.#track().horizon;
  }

  setReducedMotion(isReduced: boolean): void {
    this.#hasReducedMotion = isReduced;
  }

  /** Takes up a stored or a new position, without motion. */
  restore(t: SimTimeMs, furthest: SimTimeMs): void {
    this.pause();
    const { horizon } = this.#track();
    this.#furthest = clamp(furthest, horizon);
    this.#t = Math.min(clamp(t, horizon), this.#furthest);
  }

  play(): void {
    if (this.isAtEnd) this.#t = 0;
    this.#glide = null;
    this.#isPlaying = true;
    this.#nextStepAt = 0;
    this.#request();
  }

  pause(): void {
    this.#isPlaying = false;
    this.#glide = null;
    this.#t = Math.floor(this.#t);
  }

  toggle(): void {
    if (this.#isPlaying) this.pause();
    else this.play();
  }

  setSpeed(speed: number): void {
    this.#speed = speed;
  }

  /** One speed up or down. */
  changeSpeed(direction: 1 | -1): void {
    const index = SPEEDS.findIndex((speed) => speed >= this.#speed);
    this.#speed = SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, index + direction))] ?? this.#speed;
  }

  /** Jumps within what was already seen; the future cannot be scrubbed into. */
  seek(t: SimTimeMs): void {
    this.#glide = null;
    this.#show(Math.min(Math.floor(t), this.#furthest));
  }

  /** Moves by a span, forwards also into the future. */
  skip(byMs: number): void {
    this.#move(this.#target() + byMs);
  }

  step(direction: 1 | -1): void {
    const track = this.#track();
    const from = this.#target();
    const to = direction > 0 ? (track.nextEvent(from) ?? track.horizon) : (track.previousEvent(from) ?? 0);
    this.pause();
    this.#move(to);
  }

  /** To the next or previous mark of the timeline. Forwards only to marks that were seen, else to the furthest time. */
  mark(direction: 1 | -1): void {
    const track = this.#track();
    const from = this.#target();
    const to = direction > 0 ? track.nextMark(from) : track.previousMark(from);
    this.pause();
    this.#move(to === null ? (direction > 0 ? this.#furthest : 0) : Math.min(to, Math.max(this.#furthest, from)));
  }

  restart(): void {
    this.pause();
    this.#move(0);
  }

  toFurthest(): void {
    this.pause();
    this.#move(this.#furthest);
  }

  /** Stops the loop for good. */
  dispose(): void {
    if (this.#handle !== null) cancelAnimationFrame(this.#handle);
    this.#handle = null;
    this.#isPlaying = false;
    this.#glide = null;
  }

  /** Where the playhead is going to stand once it stands still. */
  get destination(): SimTimeMs {
    return this.#target();
  }

  #target(): SimTimeMs {
    return this.#glide?.to ?? Math.floor(this.#t);
  }

  #move(to: SimTimeMs): void {
    const target = clamp(to, this.#track().horizon);
    if (this.#hasReducedMotion || this.#isPlaying) {
      this.#show(target);
      return;
    }
    this.#glide = { from: this.#t, to: target, startedAt: performance.now() };
    this.#request();
  }

  #show(t: SimTimeMs): void {
    this.#t = clamp(t, this.#track().horizon);
    if (this.#t > this.#furthest) this.#furthest = this.#t;
  }

  #request(): void {
    this.#handle ??= requestAnimationFrame((now) => this.#frame(now));
  }

  #frame(now: number): void {
    this.#handle = null;
    const elapsed = this.#lastFrame === null ? 0 : Math.min(MAX_FRAME_MS, Math.max(0, now - this.#lastFrame));
    this.#lastFrame = now;
    if (this.#glide !== null) this.#advanceGlide(this.#glide, now);
    else if (this.#isPlaying) this.#advancePlay(elapsed, now);
    if (this.#isPlaying || this.#glide !== null) this.#request();
    else this.#lastFrame = null;
  }

  #advanceGlide(glide: Glide, now: number): void {
    const share = Math.min(1, Math.max(0, (now - glide.startedAt) / GLIDE_MS));
    const eased = 1 - (1 - share) ** 3;
    this.#show(share < 1 ? glide.from + (glide.to - glide.from) * eased : glide.to);
    if (share >= 1) this.#glide = null;
  }

  #advancePlay(elapsed: number, now: number): void {
    const { horizon } = this.#track();
    if (!this.#hasReducedMotion) this.#show(this.#t + elapsed * this.#speed);
    else if (now >= this.#nextStepAt) {
      this.#nextStepAt = now + Math.max(MIN_EVENT_PAUSE_MS, EVENT_PAUSE_MS / this.#speed);
      this.#show(this.#track().nextEvent(this.#t) ?? horizon);
    }
    if (this.#t >= horizon) this.pause();
  }
}

function clamp(t: SimTimeMs, horizon: SimTimeMs): SimTimeMs {
  return Math.min(horizon, Math.max(0, t));
}
