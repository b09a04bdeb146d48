import type { ModelError } from '@pixelframe/columnar';
import { RateLimit } from './rate-limit.ts';
import type { Reply } from './refusal.ts';
import {
  isTooLarge,
  mayPass,
  redirected,
  refusal,
  refusedByCors,
  toldBy,
  unreachable,
  waitTooLong,
} from './refusal.ts';
import type { Scrub } from './scrub.ts';
import { scrubber } from './scrub.ts';
import type { OpenAiSettings } from './settings.ts';
import type { Time } from './time.ts';
import { pause, throwIfCancelled, unlessAborted } from './time.ts';
import { waitAsked } from './wait-asked.ts';

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;
/** What asks for more is a limit of the day or the month. */
const LONGEST_ASKED_MS = 10 * 60_000;
/** A server may drop a connection or two; one that has never answered so often is asked whether it is CORS. */
const TRIES_BEFORE_CORS = 3;
const CORS_PROBE_MS = 5000;

/** The request is too large for the server, and can be sent in parts. */
export class TooLarge extends Error {}

export interface PostRequest {
  readonly model: string;
  readonly body: unknown;
  /** As far as they are known before. */
  readonly tokens: number;
  readonly canSplit: boolean;
  readonly signal: AbortSignal;
  /** What to say of the inputs when the server finds fault with them. */
  readonly about: (told: string) => string;
}

/** Node hides what happened in `cause`; browsers say nothing at all. */
function problemOf(error: unknown, scrub: Scrub): string {
  if (!(error instanceof Error)) return 'the request failed';
  const { cause } = error;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? ` (${scrub(String(cause.code))})` : '';
  const said = error instanceof TypeError || error.message === '' ? 'the request failed' : scrub(error.message);
  return `${said.slice(0, 300)}${code}`;
}

const pageOrigin = (): string | null =>
  (globalThis as { readonly location?: { readonly origin: string } }).location?.origin ?? null;

/** One address of an OpenAI-compatible server: retries, limits and refusals of what is posted there. */
export class Endpoint {
  readonly #settings: OpenAiSettings;
  readonly #time: Time;
  readonly #limit: RateLimit;
  readonly #scrub: Scrub;
  /** Without what stands behind ?, which may be secret. */
  readonly #shown: string;
  #hasAnswered = false;

  constructor(settings: OpenAiSettings, time: Time) {
    this.#settings = settings;
    this.#time = time;
    this.#limit = new RateLimit({ requests: settings.requestsPerMinute, tokens: settings.tokensPerMinute }, time);
    this.#scrub = scrubber(settings.secrets);
    this.#shown = this.#scrub(settings.url.replace(/[?#].*$/, ''));
  }

  /** The text of the reply. Whatever may pass is tried again. */
  async post(request: PostRequest): Promise<string> {
    const { signal, tokens } = request;
    const body = JSON.stringify(request.body);
    for (let tries = 1; ; tries++) {
      await this.#limit.enter(tokens, signal);
      const reply = await this.#send(body, signal);
      if (typeof reply !== 'string' && reply.status >= 200 && reply.status < 300) return reply.text;
      const { error, passes, asked, isFull } = this.#failure(reply, request, tries);
      if (!passes || tries > this.#settings.maxRetries) throw error;
      if (typeof reply === 'string' && tries === TRIES_BEFORE_CORS && (await this.#isCorsRefusal(signal))) {
        throw refusedByCors(this.#shown);
      }
      if (asked > LONGEST_ASKED_MS) throw waitTooLong(this.#shown, asked);
      const usual = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (tries - 1));
      const wait = Math.max(asked, usual * (0.75 + this.#time.random() / 2));
      if (isFull) this.#limit.pause(wait);
      await pause(this.#time, wait, signal);
    }
  }

  /** The address as messages show it. */
  get shownUrl(): string {
    return this.#shown;
  }

  /** The server counted more tokens than was thought, or fewer. */
  correctTokens(difference: number): void {
    this.#limit.correct(difference);
  }

  #failure(
    reply: Reply | string,
    { model, canSplit, about }: PostRequest,
    tries: number,
  ): { readonly error: ModelError; readonly passes: boolean; readonly asked: number; readonly isFull: boolean } {
    const url = this.#shown;
    if (typeof reply === 'string') {
      const error = unreachable(url, reply, tries, this.#isElsewhere());
      return { error, passes: true, asked: 0, isFull: false };
    }
    const { status, headers, text } = reply;
    if (status === 0 || (status >= 300 && status < 400)) throw redirected(url);
    const told = toldBy(text, this.#scrub);
    if (canSplit && isTooLarge(status, told)) throw new TooLarge(told.message);
    const named = [400, 413, 422].includes(status) ? about(told.message) : '';
    return {
      error: refusal({ url, model, reply, told, tries, about: named }),
      passes: mayPass(status, told),
      asked: waitAsked(headers, this.#time.now()) ?? 0,
      isFull: status === 429,
    };
  }

  /** The reply, or why there is none. */
  async #send(body: string, signal: AbortSignal): Promise<Reply | string> {
    const { url, headers, timeout, fetch: own } = this.#settings;
    throwIfCancelled(signal);
    const controller = new AbortController();
    const stop = (): void => controller.abort();
    signal.addEventListener('abort', stop);
    let isLate = false;
    const callOff = this.#time.after(timeout, () => {
      isLate = true;
      stop();
    });
    try {
      const send = own ?? fetch;
      const response = await unlessAborted(
        send(url, {
          method: 'POST',
          headers,
          body,
          credentials: 'omit',
          // A key is for one server.
          redirect: 'manual',
          signal: controller.signal,
        }),
        controller.signal,
      );
      const text = await unlessAborted(response.text(), controller.signal);
      this.#hasAnswered = true;
      return { status: response.status, statusText: this.#scrub(response.statusText), headers: response.headers, text };
    } catch (error) {
      throwIfCancelled(signal);
      return isLate ? `no answer within ${timeout / 1000} s` : problemOf(error, this.#scrub);
    } finally {
      callOff();
      signal.removeEventListener('abort', stop);
    }
  }

  #isElsewhere(): boolean {
    const origin = pageOrigin();
    return origin !== null && new URL(this.#settings.url).origin !== origin;
  }

  /**
   * Browsers report a refusal by CORS as plain network trouble. Where the server answers a request whose reply nobody
   * may read, it is up, and it is the refusal.
   */
  async #isCorsRefusal(signal: AbortSignal): Promise<boolean> {
    if (this.#hasAnswered || !this.#isElsewhere()) return false;
    const controller = new AbortController();
    const stop = (): void => controller.abort();
    const callOff = this.#time.after(CORS_PROBE_MS, stop);
    signal.addEventListener('abort', stop);
    try {
      const send = this.#settings.fetch ?? fetch;
      await send(this.#settings.url, { mode: 'no-cors', credentials: 'omit', signal: controller.signal });
      return true;
    } catch {
      throwIfCancelled(signal);
      return false;
    } finally {
      callOff();
      signal.removeEventListener('abort', stop);
      stop();
    }
  }
}
