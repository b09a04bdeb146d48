import { readdirSync, readFileSync } from 'node:fs';
import { concatBatches, schema, typeName } from '@pixelframe/columnar';
import type { DataFrame } from 'pixelframe';
import * as api from 'pixelframe';
import * as F from 'pixelframe/functions';
import type { Json } from './case-values.ts';
import { decodeValue, encodeColumn, sameValue } from './case-values.ts';
import { parseType } from './parse-type.ts';

export interface DaftResult {
  readonly types: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, readonly Json[]>>;
}

/** One pipeline and what real Daft makes of it. */
export interface DaftCase {
  readonly js: string;
  readonly name?: string;
  /** Largest relative difference of floats that is none. */
  readonly close?: number;
  /** Daft gives the rows in any order. */
  readonly unordered?: true;
  readonly tables: Readonly<Record<string, Readonly<Record<string, readonly [type: string, values: readonly Json[]]>>>>;
  readonly daft: DaftResult | { readonly error: string };
}

const folder = new URL('../reference/cases/', import.meta.url);

/** The cases of every family, by the name of its file. */
export function readCases(): Map<string, readonly DaftCase[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(
    files.sort().map((name) => {
      const { cases } = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { cases: readonly DaftCase[] };
      return [name.replace('.json', ''), cases];
    }),
  );
}

function frameOf(columns: DaftCase['tables'][string]): DataFrame {
  const types = new Map(Object.entries(columns).map(([name, [type]]) => [name, parseType(type)]));
  const values = Object.entries(columns).map(([name, [, items]]) => {
    return [name, items.map((item) => decodeValue(item, types.get(name)!))] as const;
  });
  const fields = [...types].map(([name, type]) => ({ name, type }));
  return api.fromColumns(Object.fromEntries(values), { schema: schema(fields) });
}

/** Runs the case's pipeline here; `error` where it is refused or fails. */
export async function runCase({ js, tables }: DaftCase): Promise<DaftResult | { readonly error: string }> {
  const names = Object.keys(tables);
  try {
    // The cases are ours, written as a user would write them.
    const run = new Function(...Object.keys(api), 'F', ...names, `return ${js};`) as (...args: unknown[]) => unknown;
    const made = run(...Object.values(api), F, ...names.map((name) => frameOf(tables[name]!)));
    const df = (await made) as DataFrame;
    const parts = [];
    for await (const part of df.batches()) parts.push(part);
    const rows = concatBatches(df.schema(), parts);
    return {
      types: Object.fromEntries(rows.schema.fields.map((field) => [field.name, typeName(field.type)])),
      values: Object.fromEntries(rows.schema.fields.map(({ name }, i) => [name, encodeColumn(rows.columns[i]!)])),
    };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

const rowTexts = ({ values }: DaftResult): string[] => {
  const columns = Object.values(values);
  return (columns[0] ?? []).map((_, row) => JSON.stringify(columns.map((column) => column[row]))).sort();
};

/** What is not as in Daft; null when all is. */
export function difference(
  { close = 0, unordered, daft }: DaftCase,
  ours: DaftResult | { readonly error: string },
): string | null {
  if ('error' in daft)
    return 'error' in ours ? null : `Daft refuses: ${daft.error}; ours: ${JSON.stringify(ours.values)}`;
  if ('error' in ours) return `${ours.error}; Daft: ${JSON.stringify(daft.values)}`;
  const types = [JSON.stringify(Object.entries(ours.types)), JSON.stringify(Object.entries(daft.types))];
  if (types[0] !== types[1]) return `types ${types[0]}, Daft ${types[1]}`;
  if (unordered === true) {
    const rows = [rowTexts(ours), rowTexts(daft)].map((texts) => JSON.stringify(texts));
    return rows[0] === rows[1] ? null : `rows ${rows[0]}, Daft ${rows[1]}`;
  }
  for (const [name, expected] of Object.entries(daft.values)) {
    if (!sameValue(ours.values[name]!, expected, close)) {
      return `"${name}" is ${JSON.stringify(ours.values[name])}, Daft ${JSON.stringify(expected)}`;
    }
  }
  return null;
}
