import { gzipSync } from 'node:zlib';
import { seeded } from '../draw/random.ts';
import { drawDigit } from './draw-digit.ts';

export interface DigitRow {
  /** null: a field that was left empty. */
  readonly label: number | null;
  readonly pixels: readonly number[];
}

const COUNT = 2000;
const EMPTY_EVERY = 50;

/** Scans of digits in a random order, some fields of which are empty. */
function digitRows(): DigitRow[] {
  const random = seeded(28);
  return Array.from({ length: COUNT }, (_, i) => {
    const label = i % EMPTY_EVERY === EMPTY_EVERY - 1 ? null : Math.floor(random() * 10);
    return { label, pixels: drawDigit(label, random) };
  });
}

/** `digits.jsonl`, one row a line. */
export const digitLines = (): string =>
  digitRows()
    .map((row) => `${JSON.stringify(row)}\n`)
    .join('');

/** `digits.jsonl.gz`. */
export const digitsFile = (): Uint8Array => gzipSync(digitLines(), { level: 9 });
