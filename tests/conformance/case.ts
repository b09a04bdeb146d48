import type { Session } from 'pixelframe';

/** What a case may use: the same everywhere, whatever runs it. */
export interface Context {
  readonly session: Session;
  /** Bytes of a file of public/samples. */
  readonly sample: (path: string) => Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * One promise of the public API. `run` checks what it can say beforehand and returns what must be equal, to the bit,
 * on every backend.
 */
export interface Case {
  readonly name: string;
  readonly run: (context: Context) => Promise<unknown>;
}

/** The error a promise or a call ends in; fails where there is none. */
export async function failure(work: () => unknown): Promise<Error & { readonly hint?: string }> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** Code, message and hint of the error, as users see them. */
export async function failureText(work: () => unknown): Promise<string> {
  const { name, message, hint } = await failure(work);
  return `${name}: ${message}${hint === undefined ? '' : ` (${hint})`}`;
}
