import { ModelError } from '@pixelframe/columnar';
import type { Scrub } from './scrub.ts';

export interface Reply {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly text: string;
}

/** What a server says about a refusal. */
export interface Told {
  /** Without secrets, and not too long; '' for nothing. */
  readonly message: string;
  readonly code: string | null;
}

const LONGEST_QUOTE = 300;

/** Statuses after which the same request may do; a used-up account is one that does not pass. */
export const mayPass = (status: number, { code }: Told): boolean =>
  code !== 'insufficient_quota' &&
  ([408, 409, 425, 429].includes(status) || (status >= 500 && status !== 501 && status !== 505));

/** The server says that one request may not have so much in it. */
export const isTooLarge = (status: number, { code, message }: Told): boolean =>
  status === 413 || (status === 400 && (code === 'max_tokens_per_request' || /tokens per request/i.test(message)));

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The words of OpenAI's `{ error: { message, code } }`, of its relatives, or the text as it is. */
export function toldBy(text: string, scrub: Scrub): Told {
  const body = parsed(text);
  const error = isRecord(body) && isRecord(body['error']) ? body['error'] : body;
  const said = isRecord(error) ? (error['message'] ?? error['error'] ?? error['detail']) : null;
  const clean = scrub(typeof said === 'string' ? said : text)
    .replaceAll(/\s+/g, ' ')
    .trim();
  const code = isRecord(error) ? error['code'] : null;
  return {
    message: clean.length > LONGEST_QUOTE ? `${clean.slice(0, LONGEST_QUOTE)}...` : clean,
    code: typeof code === 'string' ? code : null,
  };
}

function hintFor(status: number, code: string | null, model: string): string {
  if (code === 'insufficient_quota') return 'The account has nothing left to spend: check its plan and billing.';
  if (status === 400 || status === 422)
    return `Check that the model "${model}" embeds what it is given, and its limits.`;
  if (status === 401) return 'The server does not accept the key: check apiKey, or the headers that stand in for it.';
  if (status === 403) return `The key may not use the model "${model}", or not from here: check its permissions.`;
  if (status === 404) return `Check baseUrl, which ends before /embeddings, and the name of the model, "${model}".`;
  if (status === 413) return 'Make batchSize smaller, or the pictures.';
  if (status === 429)
    return "Set requestsPerMinute and tokensPerMinute to your account's limits, or lower maxConcurrency.";
  return 'Try again later; maxRetries says how often that is done by itself.';
}

const afterTries = (tries: number): string => (tries === 1 ? '' : ` after ${tries} tries`);

export interface Refused {
  readonly url: string;
  readonly model: string;
  readonly reply: Reply;
  readonly told: Told;
  readonly tries: number;
  /** What the request was about, where it is to blame. */
  readonly about: string;
}

export function refusal({ url, model, reply, told, tries, about }: Refused): ModelError {
  const { status, statusText } = reply;
  const answer = `openai: ${url} answered ${status}${statusText === '' ? '' : ` ${statusText}`}${afterTries(tries)}`;
  const quoted = told.message === '' ? '.' : `: "${told.message}"`;
  return new ModelError(`${answer}${quoted}${about === '' ? '' : ` ${about}`}`, {
    hint: hintFor(status, told.code, model),
  });
}

export const redirected = (url: string): ModelError =>
  new ModelError(`openai: ${url} sends requests to another address, and the key is not taken there.`, {
    hint: 'Give the address it ends up at as baseUrl.',
  });

export const waitTooLong = (url: string, ms: number): ModelError =>
  new ModelError(`openai: ${url} asks to wait ${Math.round(ms / 1000)} s before the next request.`, {
    hint: "Try again then; requestsPerMinute and tokensPerMinute keep to an account's limits.",
  });

/** No reply at all. */
export function unreachable(url: string, problem: string, tries: number, elsewhere: boolean): ModelError {
  const hint = elsewhere
    ? 'Check baseUrl and the connection; a server of another site must also allow this page (CORS).'
    : 'Check baseUrl and the connection.';
  // A new cause: what a fetch throws may hold the whole request, with the key.
  return new ModelError(`openai: ${url} cannot be reached: ${problem}${afterTries(tries)}.`, {
    hint,
    cause: new Error(problem),
  });
}

export const refusedByCors = (url: string): ModelError =>
  new ModelError(`openai: ${url} does not allow pages from other sites to use it (CORS).`, {
    hint: 'Have it send Access-Control-Allow-Origin, or go through a proxy of your own site, which also keeps the key.',
  });
