import { readHostMessage, type EmbedAnswer, type EmbedState, type HostRequest } from '../workspace/embedMessages';

/** What carries out the requests of the page around the frame. */
export interface Embedded {
  state(): EmbedState;
  /** Carries out a request; resolves when its effect is there. */
  handle(request: HostRequest): Promise<void>;
}

/** Requests that arrive before the app is there wait; more than these are too early to matter. */
const MAX_WAITING = 32;

/** The part of `window` that is needed, so that tests can stand in for it. */
interface Frame {
  readonly parent: Pick<Window, 'postMessage'>;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/**
 * Talks with the page around the frame, and only with that page: messages from other windows stay without an answer.
 * Answers go to the origin that asked. They hold nothing that the page could not see in the frame's own address and
 * picture, so the greeting may go to whoever embeds it.
 */
export class HostBridge {
  readonly #frame: Frame;
  #embedded: Embedded | null = null;
  #waiting: MessageEvent[] = [];

  constructor(frame: Frame) {
    this.#frame = frame;
    // Opened by itself, in a tab: there is no page around it, and it would talk to itself.
    if (frame.parent === (frame as unknown)) return;
    frame.addEventListener('message', this.#listen);
  }

  /** From now on requests are carried out; those that came before are first. */
  open(embedded: Embedded): void {
    if (this.#frame.parent === (this.#frame as unknown)) return;
    this.#embedded = embedded;
    this.#send({ type: 'baepo:ready', ...embedded.state() }, '*');
    for (const event of this.#waiting.splice(0)) void this.#answer(event, embedded);
  }

  close(): void {
    this.#embedded = null;
    this.#frame.removeEventListener('message', this.#listen);
  }

  readonly #listen = (event: MessageEvent): void => {
    if (event.source !== this.#frame.parent) return;
    if (this.#embedded !== null) void this.#answer(event, this.#embedded);
    else if (this.#waiting.length < MAX_WAITING) this.#waiting.push(event);
  };

  async #answer({ data, origin }: MessageEvent, embedded: Embedded): Promise<void> {
    const read = readHostMessage(data);
    if (read.kind === 'foreign') return;
    // A page without an origin of its own has no other address than everybody's.
    const to = origin === 'null' || origin === '' ? '*' : origin;
    if (read.kind === 'error') return this.#send(read.answer, to);
    const id = read.request.id ?? null;
    try {
      await embedded.handle(read.request);
      this.#send({ type: 'baepo:state', id, ...embedded.state() }, to);
    } catch {
      this.#send({ type: 'baepo:error', id, error: 'failed', where: [] }, to);
    }
  }

  #send(answer: EmbedAnswer, to: string): void {
    this.#frame.parent.postMessage(answer, to);
  }
}
