export type OutFormat = 'parquet' | 'csv' | 'json';

/** What --out writes into a file of that name: JSON is one object a line. undefined: nothing. */
export function outFormat(path: string): OutFormat | undefined {
  const ending = /\.(parquet|csv|jsonl?)$/.exec(path)?.[1];
  return ending === 'jsonl' ? 'json' : (ending as OutFormat | undefined);
}
