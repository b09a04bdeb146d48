import type { ModelProvider, ProviderRequest } from './provider.ts';
import type { OpenAiClient } from './openai/client.ts';
import type { ImageInput } from './openai/settings.ts';
import { openAiSettings } from './openai/settings.ts';
import type { Time } from './openai/time.ts';

export interface OpenAiOptions {
  /** The part of the address before /embeddings; in a page also a path of its own site. Default: OpenAI's. */
  readonly baseUrl?: string;
  /** Sent as `Authorization: Bearer`; servers of your own may need none. It is never part of a message or a plan. */
  readonly apiKey?: string;
  /** Used where a call names none. Default 'text-embedding-3-small'. */
  readonly model?: string;
  /** Numbers of the vectors that are asked for, of models that can shorten theirs. Default: the model's own. */
  readonly dimensions?: number;
  /** Texts or pictures of one request, at most 2048. Default 64. */
  readonly batchSize?: number;
  /** Requests under way in a query. Default 4. */
  readonly maxConcurrency?: number;
  /** What the account allows: requests are spread evenly over the minute. Default: as the server lets them. */
  readonly requestsPerMinute?: number;
  /** What the account allows, counted by the server's replies and before them as a token for four bytes. */
  readonly tokensPerMinute?: number;
  /** Requests after the first, for what may pass: 408, 409, 425, 429, 5xx and network trouble. Default 5. */
  readonly maxRetries?: number;
  /** Milliseconds a request may take. Default 60 000. */
  readonly timeout?: number;
  /** More headers, such as `api-key`; they are kept as secret as the key. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * The endpoint takes pictures, as PNG files: 'data-uri' as strings beside `modality: 'image'` (Infinity), 'object' as
   * `{ image }` in base64 (Jina), 'messages' as a chat with one picture a request (vLLM). Default: it takes none.
   */
  readonly imageInput?: ImageInput;
  /** Sends the requests instead of the global one. */
  readonly fetch?: typeof fetch;
}

const DIMENSIONS: ReadonlyMap<string, number> = new Map([
  ['text-embedding-3-small', 1536],
  ['text-embedding-3-large', 3072],
  ['text-embedding-ada-002', 1536],
]);

/** @internal With a clock of the caller's. */
export function openaiWith(options: OpenAiOptions, time: Time | null): ModelProvider {
  const settings = openAiSettings(options);
  const { imageInput, model, batchSize, maxConcurrency } = settings;
  const dimensions = (named: string): number | null => settings.dimensions ?? DIMENSIONS.get(named) ?? null;
  let loaded: Promise<OpenAiClient> | null = null;
  const load = async (): Promise<OpenAiClient> => {
    // Pages that embed nothing do not pay for it.
    const [{ OpenAiClient: Client }, { realTime }] = await Promise.all([
      import('./openai/client.ts'),
      import('./openai/time.ts'),
    ]);
    return new Client(settings, dimensions, time ?? realTime);
  };
  const client = (): Promise<OpenAiClient> => {
    loaded ??= load().catch((error: unknown) => {
      // A failed download may be retried.
      loaded = null;
      throw error;
    });
    return loaded;
  };
  return Object.freeze({
    name: 'openai',
    model,
    batchSize,
    maxConcurrency,
    dimensions,
    embedText: async (texts: readonly string[], request: ProviderRequest) => (await client()).embedText(texts, request),
    async embedImage(images, request) {
      if (imageInput === null) throw (await import('./openai/client.ts')).noPictures();
      return (await client()).embedImage(images, imageInput, request);
    },
  } satisfies ModelProvider);
}

/**
 * Asks an OpenAI-compatible server for embeddings: OpenAI itself, or one of your own such as vLLM, Infinity or Ollama.
 * Requests keep to the given rate, wait as long as the server asks, and are repeated where that may help. Empty texts
 * are sent as a space, as servers refuse them.
 *
 * A key in a page can be read by whoever opens the page: on a public one, give the address of a proxy of your own site
 * as `baseUrl` and let it add the key.
 *
 * @example
 * const provider = openai({ baseUrl: 'http://localhost:8000/v1', model: 'BAAI/bge-small-en-v1.5' });
 * df.withColumn('embedding', col('text').embedText({ provider }))
 */
export const openai = (options: OpenAiOptions = {}): ModelProvider => openaiWith(options, null);
