import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { vectorOf } from './vector-of.ts';

export interface ServerRules {
  /** The only key that is let in. */
  readonly key: string;
  /** Requests in any time as long as a window; those beyond are answered 429. null: any number. */
  readonly perWindow: number | null;
  readonly windowMs: number;
  /** The part of requests that fail: half with a 500, half with their connection. */
  readonly failing: number;
}

/** What came in, for tests to look at. */
export interface ServerLog {
  /** When requests were let in, in milliseconds. */
  readonly accepted: number[];
  /** Requests that were too soon. */
  limited: number;
  failed: number;
  /** Requests with another key, or none. */
  strangers: number;
  /** The most requests at one time. */
  atOnce: number;
}

/** The same numbers from 0 up to 1 every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ALLOWED = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'authorization, content-type',
  'Access-Control-Expose-Headers': 'retry-after',
};

async function bodyOf(
  request: IncomingMessage,
): Promise<{ readonly model: string; readonly input: readonly string[] }> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return JSON.parse(Buffer.concat(pieces).toString()) as never;
}

/**
 * A server on 127.0.0.1 that answers `/v1/embeddings`, keeps to its limits, and fails now and then. What is below
 * `/closed` is not for pages of other sites.
 */
export class EmbeddingServer implements AsyncDisposable {
  readonly #rules: ServerRules;
  readonly #random = seeded(7);
  readonly #server = createServer((request, response) => {
    // A closed connection is one of the ways in which it fails.
    this.#answer(request, response).catch(() => response.destroy());
  });
  #open = 0;
  readonly log: ServerLog = { accepted: [], limited: 0, failed: 0, strangers: 0, atOnce: 0 };

  private constructor(rules: ServerRules) {
    this.#rules = rules;
  }

  static async start(rules: ServerRules): Promise<EmbeddingServer> {
    const server = new EmbeddingServer(rules);
    await new Promise<void>((resolve) => {
      server.#server.listen(0, '127.0.0.1', resolve);
    });
    return server;
  }

  /** Does not keep the process alive. */
  unref(): this {
    this.#server.unref().on('connection', (socket) => socket.unref());
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Pages that are cross-origin isolated get opaque replies only with this.
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    if (request.url?.startsWith('/closed/') === true) return void response.writeHead(404).end();
    for (const [name, value] of Object.entries(ALLOWED)) response.setHeader(name, value);
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    if (request.url === '/v1/log') return void response.end(JSON.stringify(this.log));
    const { log } = this;
    log.atOnce = Math.max(log.atOnce, ++this.#open);
    response.on('close', () => this.#open--);
    const { model, input } = await bodyOf(request);
    const refuse = (status: number, message: string, code: string): void => {
      response
        .writeHead(status, { 'Content-Type': 'application/json' })
        .end(JSON.stringify({ error: { message, code } }));
    };
    if (request.headers.authorization !== `Bearer ${this.#rules.key}`) {
      log.strangers++;
      return refuse(401, `Incorrect API key provided: ${request.headers.authorization ?? 'none'}.`, 'invalid_api_key');
    }
    if (request.url !== '/v1/embeddings' || model !== 'letters')
      return refuse(404, 'No such model.', 'model_not_found');
    const wait = this.#waitFor(performance.now());
    if (wait > 0) {
      log.limited++;
      response.setHeader('Retry-After', Math.ceil(wait / 1000));
      return refuse(429, 'Too many requests.', 'rate_limit_exceeded');
    }
    const chance = this.#random();
    if (chance < this.#rules.failing) {
      log.failed++;
      if (chance < this.#rules.failing / 2) return void request.socket.destroy();
      return refuse(500, 'Something went wrong.', 'server_error');
    }
    if (input.includes('')) return refuse(400, "'$.input' is invalid.", 'invalid_request_error');
    // Answers take different times, so that they overtake each other.
    await new Promise((resolve) => setTimeout(resolve, 5 + this.#random() * 40));
    const data = input.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text) })).toReversed();
    const usage = { prompt_tokens: input.length, total_tokens: input.length };
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ object: 'list', data, model, usage }));
  }

  /** Lets a request in, or says how long it is too soon, in milliseconds. */
  #waitFor(now: number): number {
    const { windowMs, perWindow } = this.#rules;
    const recent = this.log.accepted.filter((at) => at > now - windowMs);
    if (perWindow !== null && recent.length >= perWindow) return recent[0]! + windowMs - now;
    this.log.accepted.push(now);
    return 0;
  }
}
