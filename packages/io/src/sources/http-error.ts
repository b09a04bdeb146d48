import { IoError } from '@pixelframe/columnar';
import type { HttpReply } from './http-request.ts';

const HINTS: Readonly<Record<number, string>> = {
  401: 'The server wants a login; requests carry no cookies. Pass an authorization header or a signed URL.',
  403: 'The server refuses access; requests carry no cookies. Pass an authorization header or a signed URL.',
  404: 'Check the address.',
  410: 'The file was removed from the server.',
  429: 'The server limits how often it answers: lower maxConnections.',
};

export const isTransient = (status: number): boolean =>
  status === 408 || status === 425 || status === 429 || (status >= 500 && status !== 501 && status !== 505);

const afterTries = (tries: number): string => (tries > 1 ? ` after ${tries} tries` : '');

/** A reply whose status says no. */
export function statusError(name: string, { status, statusText, body }: HttpReply, tries: number): IoError {
  const told = refusalIn(body);
  if (told !== null)
    return new IoError(told.message, { file: name, ...(told.hint === undefined ? {} : { hint: told.hint }) });
  const reason = statusText === '' ? '' : ` ${statusText}`;
  const hint = HINTS[status];
  return new IoError(`Cannot read ${name}: the server answered ${status}${reason}${afterTries(tries)}.`, {
    file: name,
    ...(hint === undefined ? {} : { hint }),
  });
}

/** What the runner's server says in the body of a refusal. Bodies of other servers are not read. */
function refusalIn(body: Uint8Array): { readonly message: string; readonly hint: string | undefined } | null {
  if (body.length === 0) return null;
  try {
    const told: unknown = JSON.parse(new TextDecoder().decode(body));
    if (typeof told !== 'object' || told === null || !('message' in told)) return null;
    const hint = 'hint' in told && typeof told.hint === 'string' ? told.hint : undefined;
    return { message: String(told.message), hint };
  } catch {
    return null;
  }
}

export function corsError(name: string, cause: unknown): IoError {
  return new IoError(`Cannot read ${name}: its server does not allow pages from other sites to read it (CORS).`, {
    file: name,
    hint: 'Serve it from this site, have its server send Access-Control-Allow-Origin, or run the pipeline with `pixelframe run`.',
    cause,
  });
}

export function networkError(name: string, problem: string, tries: number, cause: unknown): IoError {
  const hint =
    typeof location === 'undefined'
      ? 'Check the address and the connection.'
      : 'Check the address and the connection; a server of another site must also allow this page (CORS).';
  return new IoError(`Cannot read ${name}: ${problem}${afterTries(tries)}.`, { file: name, hint, cause });
}
