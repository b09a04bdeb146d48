import { PlanError } from '@pixelframe/columnar';
import type { OpenAiOptions } from '../openai.ts';

/** The most texts or pictures one request may have, by OpenAI's rules. */
export const MOST_INPUTS = 2048;

export const DEFAULT_BASE_URL = 'https://api.openai.com/v1';

const KNOWN: readonly (keyof OpenAiOptions)[] = [
  'baseUrl',
  'apiKey',
  'model',
  'dimensions',
  'batchSize',
  'maxConcurrency',
  'requestsPerMinute',
  'tokensPerMinute',
  'maxRetries',
  'timeout',
  'headers',
  'imageInput',
  'fetch',
];

/** How an endpoint takes pictures. */
export type ImageInput = 'data-uri' | 'object' | 'messages';

const IMAGE_INPUTS: readonly ImageInput[] = ['data-uri', 'object', 'messages'];

/** Options that were checked, without gaps. */
export interface OpenAiSettings {
  readonly url: string;
  readonly headers: Headers;
  /** What must not be seen in messages. */
  readonly secrets: readonly string[];
  readonly model: string;
  readonly dimensions: number | null;
  readonly batchSize: number;
  readonly maxConcurrency: number;
  readonly requestsPerMinute: number | null;
  readonly tokensPerMinute: number | null;
  readonly maxRetries: number;
  readonly timeout: number;
  readonly imageInput: ImageInput | null;
  readonly fetch: typeof fetch | null;
}

function endpointUrl(baseUrl: unknown): string {
  const base = (globalThis as { readonly document?: Document }).document?.baseURI;
  if (typeof baseUrl === 'string' && URL.canParse(baseUrl, base)) {
    const url = new URL(baseUrl, base);
    if (/^https?:$/.test(url.protocol) && url.username === '' && url.password === '') {
      url.pathname = `${url.pathname.replace(/\/+$/, '')}/embeddings`;
      return url.href;
    }
  }
  // Not quoted: it may hold a password.
  throw new PlanError('openai: baseUrl is not an http(s) URL without a user name and password.', {
    hint: `Give the part before /embeddings, such as "${DEFAULT_BASE_URL}" or "http://localhost:8000/v1".`,
  });
}

/** What `Headers` says about a bad value shows the value, so it is checked before. */
function headersOf(apiKey: unknown, own: Readonly<Record<string, string>>): Headers {
  const headers = new Headers({ 'Content-Type': 'application/json' });
  if (apiKey !== undefined) {
    if (typeof apiKey !== 'string' || !/^[\u0021-\u007e]+$/.test(apiKey)) {
      throw new PlanError('openai: apiKey must be a string of letters, digits and signs, without spaces or line ends.');
    }
    headers.set('Authorization', `Bearer ${apiKey}`);
  }
  for (const [name, value] of Object.entries(own)) {
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) throw new PlanError(`openai: "${name}" cannot be the name of a header.`);
    if (typeof value !== 'string' || !/^[\t\u0020-\u007e]*$/.test(value)) {
      throw new PlanError(`openai: the value of the header "${name}" must be a string that a header can hold.`);
    }
    headers.set(name, value);
  }
  return headers;
}

function checkNumber(name: keyof OpenAiOptions, value: number, least: number, most = Infinity, whole = true): number {
  const inRange = typeof value === 'number' && value >= least && value <= most;
  if (inRange && (!whole || Number.isSafeInteger(value))) return value;
  const range = most === Infinity ? `of at least ${least}` : `from ${least} to ${most}`;
  throw new PlanError(`openai: ${name} must be ${whole ? 'an integer' : 'a number'} ${range}, got ${String(value)}.`);
}

/** Checks what was given; nothing of it is quoted that may be secret. */
export function openAiSettings(options: OpenAiOptions): OpenAiSettings {
  const unknown = Object.keys(options).find((name) => !(KNOWN as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new PlanError(`openai has no option "${unknown}". Available: ${KNOWN.join(', ')}.`);
  }
  const { baseUrl = DEFAULT_BASE_URL, apiKey, headers = {}, model = 'text-embedding-3-small' } = options;
  const { imageInput, dimensions, requestsPerMinute, tokensPerMinute } = options;
  const all = headersOf(apiKey, headers);
  const url = endpointUrl(baseUrl);
  if (apiKey === undefined && url.startsWith(`${DEFAULT_BASE_URL}/`) && !all.has('Authorization')) {
    throw new PlanError('openai: apiKey is missing.', {
      hint: 'Pass { apiKey }, or { baseUrl } of a server that needs none: one of your own, or a proxy that adds the key.',
    });
  }
  if (typeof model !== 'string' || model === '') throw new PlanError('openai: model must be the name of a model.');
  if (imageInput !== undefined && !IMAGE_INPUTS.includes(imageInput)) {
    throw new PlanError(
      `openai: imageInput must be one of 'data-uri', 'object', 'messages', got ${String(imageInput)}.`,
    );
  }
  return {
    url,
    headers: all,
    secrets: [
      ...(apiKey === undefined ? [] : [apiKey]),
      ...Object.values(headers).flatMap((value) => value.split(' ')),
    ],
    model,
    dimensions: dimensions === undefined ? null : checkNumber('dimensions', dimensions, 1),
    batchSize: checkNumber('batchSize', options.batchSize ?? 64, 1, MOST_INPUTS),
    maxConcurrency: checkNumber('maxConcurrency', options.maxConcurrency ?? 4, 1),
    requestsPerMinute:
      requestsPerMinute === undefined ? null : checkNumber('requestsPerMinute', requestsPerMinute, 1, Infinity, false),
    tokensPerMinute:
      tokensPerMinute === undefined ? null : checkNumber('tokensPerMinute', tokensPerMinute, 1, Infinity, false),
    maxRetries: checkNumber('maxRetries', options.maxRetries ?? 5, 0),
    timeout: checkNumber('timeout', options.timeout ?? 60_000, 1, 2 ** 31 - 1, false),
    imageInput: imageInput ?? null,
    fetch: options.fetch ?? null,
  };
}
