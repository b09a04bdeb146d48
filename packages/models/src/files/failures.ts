import { ModelError } from '@pixelframe/columnar';

/** A file of a model, as messages call it, and what may be said of its address. */
export interface FileName {
  readonly model: string;
  readonly file: string;
  /** Without user info, query and token. */
  readonly address: string;
  /** A model of the hub: refusals mean what they mean there. */
  readonly hub: boolean;
  readonly hasToken: boolean;
}

/** Queries may be signatures: they do not belong in messages. */
export function publicAddress(url: string): string {
  if (!/^https?:/i.test(url)) return url.length > 80 ? `${url.slice(0, 60)}...` : url;
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

const cannotLoad = ({ model, file }: FileName, problem: string): string =>
  `Cannot load ${file} of ${model}: ${problem}.`;

function failure(name: FileName, problem: string, hint: string | null, cause?: unknown): ModelError {
  return new ModelError(cannotLoad(name, problem), {
    file: name.address,
    ...(hint === null ? {} : { hint }),
    ...(cause === undefined ? {} : { cause }),
  });
}

const afterTries = (tries: number): string => (tries > 1 ? ` after ${tries} tries` : '');

export const missingFile = (name: FileName): ModelError =>
  failure(name, 'there is no such file', 'Check the name of the model and its revision.');

/** The server has the answer no: the file, or all of the model, is not for us. */
export class RefusedError extends ModelError {}

function refusedHint({ hub, hasToken }: FileName, status: number): string {
  if (!hub) return 'Requests carry no cookies: use a signed URL, or serve the model without a login.';
  if (hasToken) {
    return 'The token given has no access: accept the terms of the model on its page, or use a token that may read it.';
  }
  return status === 401
    ? 'It is private, gated or does not exist: check the id, or accept its terms and pass a token: createSession({ hub: { token } }).'
    : 'It is gated: accept its terms on its page and pass a token: createSession({ hub: { token } }).';
}

/** A reply whose status says no. */
export function statusFailure(name: FileName, status: number, code: string | null, tries: number): ModelError {
  const refused = (problem: string, hint: string): RefusedError =>
    new RefusedError(cannotLoad(name, problem), { file: name.address, hint });
  if (code === 'RepoNotFound') {
    return refused(
      'the hub has no such model',
      'Check the id; a private model needs createSession({ hub: { token } }).',
    );
  }
  if (code === 'RevisionNotFound') return refused('the model has no such revision', 'Check what stands after the @.');
  if (status === 404 || status === 410) return missingFile(name);
  if (status === 401 || status === 403) {
    return refused(`the server refuses access (${status})`, refusedHint(name, status));
  }
  const hint = status === 429 ? 'The server limits how often it answers; try again later.' : null;
  return failure(name, `the server answered ${status}${afterTries(tries)}`, hint);
}

export const corsFailure = (name: FileName, cause: unknown): ModelError =>
  failure(
    name,
    'its server does not allow pages from other sites to read it (CORS)',
    'Serve the model from this site, have its server send Access-Control-Allow-Origin, or run the pipeline with `pixelframe run`.',
    cause,
  );

export const offlineFailure = (name: FileName, cause: unknown): ModelError =>
  failure(
    name,
    'there is no connection, and it was not downloaded before',
    'Models that were loaded once work offline.',
    cause,
  );

export const networkFailure = (name: FileName, problem: string, tries: number, cause: unknown): ModelError =>
  failure(
    name,
    problem + afterTries(tries),
    'Check the address and the connection; what has arrived is kept, and the next try goes on from there.',
    cause,
  );

export const truncated = (name: FileName, loaded: number, total: number): ModelError =>
  failure(
    name,
    `the download ended at ${loaded} of ${total} bytes`,
    'Try again: it goes on from there. If it ends there again, the file is cut off on the server.',
  );

export const notAFile = (name: FileName): ModelError =>
  failure(
    name,
    'the server sent a web page instead',
    'Check the address: some servers answer unknown addresses with their start page.',
  );

export const wrongChecksum = (name: FileName, expected: string, actual: string): ModelError =>
  failure(
    name,
    `its SHA-256 is ${actual}, not ${expected}`,
    'What was downloaded is thrown away. Try again; if it stays so, the file is damaged or is another one.',
  );

export const notOnnx = (name: FileName, problem: string, hint: string): ModelError => failure(name, problem, hint);

export const outOfMemory = (name: FileName, size: number, cause: unknown): ModelError =>
  failure(
    name,
    `there is no memory for its ${Math.ceil(size / 2 ** 20)} MiB`,
    "Use a smaller model or a smaller dtype ('q8', 'fp16'), or close other tabs.",
    cause,
  );

export const notJson = (name: FileName, cause: unknown): ModelError =>
  failure(name, 'it is not JSON', 'Check the address.', cause);

export const unreadable = (name: FileName, cause: unknown): ModelError =>
  failure(name, 'the file was moved, changed or removed after it was picked', 'Pick the model again.', cause);
