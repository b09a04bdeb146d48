import type { Time } from './time.ts';
import { pause, throwIfCancelled, unlessAborted } from './time.ts';

const MINUTE = 60_000;

/**
 * A bucket that holds one request's worth: what was taken is paid back evenly, and until then nobody takes more. A
 * larger one would spend a minute's share at once, and many servers count by the second.
 */
class Bucket {
  readonly #msPerUnit: number;
  /** When all that was taken is paid back. */
  freeAt = 0;

  constructor(perMinute: number) {
    this.#msPerUnit = MINUTE / perMinute;
  }

  take(amount: number, now: number): void {
    this.freeAt = Math.max(now, this.freeAt) + amount * this.#msPerUnit;
  }

  correct(amount: number): void {
    this.freeAt += amount * this.#msPerUnit;
  }
}

/** Per minute; null: any number. */
export interface RateLimits {
  readonly requests: number | null;
  readonly tokens: number | null;
}

/** Lets requests go in the order in which they come, no faster than the limits and the server allow. */
export class RateLimit {
  readonly #requests: Bucket | null;
  readonly #tokens: Bucket | null;
  readonly #time: Time;
  #pausedUntil = 0;
  #last: Promise<void> = Promise.resolve();

  constructor({ requests, tokens }: RateLimits, time: Time) {
    this.#requests = requests === null ? null : new Bucket(requests);
    this.#tokens = tokens === null ? null : new Bucket(tokens);
    this.#time = time;
  }

  /** Waits until a request of so many tokens may go. */
  async enter(tokens: number, signal: AbortSignal): Promise<void> {
    const turn = this.#last.then(() => this.#start(tokens, signal));
    // One that was cancelled lets the next go.
    this.#last = turn.catch(() => {});
    try {
      await unlessAborted(turn, signal);
    } catch (error) {
      throwIfCancelled(signal);
      throw error;
    }
  }

  /** The server is full: nobody goes for so long. */
  pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#time.now() + ms);
  }

  /** A request turned out to have more tokens than was thought, or fewer. */
  correct(tokens: number): void {
    this.#tokens?.correct(tokens);
  }

  async #start(tokens: number, signal: AbortSignal): Promise<void> {
    for (;;) {
      throwIfCancelled(signal);
      const now = this.#time.now();
      const at = Math.max(this.#pausedUntil, this.#requests?.freeAt ?? 0, this.#tokens?.freeAt ?? 0);
      if (at <= now) {
        this.#requests?.take(1, now);
        this.#tokens?.take(tokens, now);
        return;
      }
      await pause(this.#time, at - now, signal);
    }
  }
}
