import { parseArgs } from 'node:util';

export interface SoakOptions {
  readonly rows: number;
  /** One JSON line on stdout, everything else on stderr. */
  readonly json: boolean;
}

export const usage = `npm run soak -- [--rows N] [--json]

  --rows N  pictures of 12 megapixels (default 3000, at least 12)
  --json    one JSON line on stdout
`;

/** @throws Error with a sentence for the user */
export function parseSoakOptions(argv: readonly string[]): SoakOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: { rows: { type: 'string', default: '3000' }, json: { type: 'boolean', default: false } },
  });
  const rows = Number(values.rows);
  if (!Number.isSafeInteger(rows) || rows < 12) throw new Error(`--rows is a number from 12 on; got '${values.rows}'.`);
  return { rows, json: values.json };
}
