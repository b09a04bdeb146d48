import { PixelframeError } from 'pixelframe';

/** What a person needs of an error, as text. */
export interface ErrorView {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
  /** Label and value, in the order a person narrows things down. */
  readonly where: readonly (readonly [string, string])[];
  readonly cause: string | null;
}

/** Takes anything that can be thrown. A row is counted from 0 in the error and from 1 for people. */
export function errorView(error: unknown): ErrorView {
  if (!(error instanceof Error)) return { code: 'Error', message: String(error), hint: null, where: [], cause: null };
  const cause = error.cause instanceof Error ? error.cause.message : null;
  if (!(error instanceof PixelframeError)) {
    return { code: error.name, message: error.message, hint: null, where: [], cause };
  }
  const where: [string, string][] = [];
  if (error.operator !== undefined) where.push(['Operator', error.operator]);
  if (error.column !== undefined) where.push(['Column', error.column]);
  if (error.row !== undefined) where.push(['Row', String(error.row + 1)]);
  if (error.file !== undefined) where.push(['File', error.file]);
  return {
    code: error.code,
    message: error.message,
    hint: error.hint ?? null,
    where,
    // A cause often is the same sentence from one floor down.
    cause: cause === error.message ? null : cause,
  };
}
