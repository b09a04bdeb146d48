import { PixelframeError, PlanError, UdfError } from '@pixelframe/columnar';

/** What an error of a user's function says beside what went wrong. */
export interface UdfPlace {
  /** Of the function. */
  readonly name: string;
  readonly column: string;
  /** The source's row, where it is known. */
  readonly row: number | null;
  /** The last of a batch's rows, where it is one that failed. */
  readonly lastRow?: number | null;
}

const where = ({ column, row, lastRow = null }: UdfPlace): string => {
  if (row === null) return `Column "${column}"`;
  return `Column "${column}", ${lastRow === null ? `row ${row}` : `rows ${row} to ${lastRow}`}`;
};

function placedError(place: UdfPlace, problem: string, more: { hint?: string; cause?: unknown } = {}): UdfError {
  const { column, row } = place;
  return new UdfError(`${where(place)}: ${place.name} ${problem}`, {
    column,
    ...(row === null ? {} : { row }),
    ...more,
  });
}

/** A call that took too long, told apart from what the function throws itself. */
export class CallTimeout extends Error {}

/** How something thrown reads; anything can be. */
function thrownText(thrown: unknown): string {
  try {
    return thrown instanceof Error ? thrown.message || thrown.name : String(thrown);
  } catch {
    return typeof thrown;
  }
}

/** The error for a call that threw, or took too long. */
export function callError(place: UdfPlace, thrown: unknown): UdfError {
  if (thrown instanceof UdfError) return thrown;
  if (thrown instanceof CallTimeout) return timeoutError(place, thrown.message);
  if (thrown instanceof Error) {
    const hint = thrown instanceof PixelframeError ? thrown.hint : undefined;
    return placedError(place, `failed: ${thrownText(thrown)}`, {
      cause: thrown,
      ...(hint === undefined ? {} : { hint }),
    });
  }
  return placedError(place, `threw ${thrownText(thrown)}, which is not an Error.`);
}

/** The error for a call that took longer than `timeout` milliseconds. */
export const timeoutError = (place: UdfPlace, timeout: number | string): UdfError =>
  placedError(place, `took longer than ${timeout} ms.`, {
    hint: "Give it a longer { timeout }, or { onError: 'null' } to go on without it.",
  });

/** The error for a value that the column's type cannot hold. */
export function valueProblem(place: UdfPlace, cause: unknown): UdfError {
  const message = cause instanceof PlanError ? cause.message.replace(/^Row \d+: /, '') : thrownText(cause);
  return placedError(place, `gave a value that does not fit: ${message}`, {
    hint: 'Return values of the type given as returns.',
  });
}

/** The error for a batch function that did not give a value for each row. */
export const lengthError = (place: UdfPlace, given: string, rows: number): UdfError =>
  placedError(place, `gave ${given} for ${rows} row${rows === 1 ? '' : 's'}.`, {
    hint: 'Return an array, a typed array or a Series with one value for each row.',
  });
