import { parseArgs } from 'node:util';

export interface FuzzOptions {
  /** Damaged files of each format. */
  readonly perFormat: number;
  readonly seed: number;
  /** Only this one; undefined: all. */
  readonly format: string | undefined;
  /** Forget how far earlier runs came. */
  readonly restart: boolean;
  /** Decode this file instead, and say what comes of it. */
  readonly replay: string | undefined;
}

export const usage = `npm run fuzz -- [--per-format N] [--seed S] [--format F] [--restart] | --replay FILE

  --per-format N  damaged files of each format (default 5000)
  --seed S        another series (default 1)
  --format F      only this format
  --restart       from the first file, not from where the last run stopped
  --replay FILE   decode one file and say what comes of it
`;

/** @throws Error with a sentence for the user */
export function parseOptions(argv: readonly string[], formats: readonly string[]): FuzzOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      'per-format': { type: 'string', default: '5000' },
      seed: { type: 'string', default: '1' },
      format: { type: 'string' },
      restart: { type: 'boolean', default: false },
      replay: { type: 'string' },
    },
  });
  const { format, restart, replay } = values;
  if (format !== undefined && !formats.includes(format)) {
    throw new Error(`There is no format '${format}'. There are: ${formats.join(', ')}.`);
  }
  const perFormat = count('per-format', values['per-format']);
  return { perFormat, seed: count('seed', values.seed), format, restart, replay };
}

function count(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} is a whole number; got '${text}'.`);
  return Number(text);
}
