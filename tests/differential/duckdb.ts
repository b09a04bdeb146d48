import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { tableToIPC } from 'apache-arrow';
import type { DataFrame } from 'pixelframe';
import type { Kind } from './tables.ts';

export type Row = readonly (null | boolean | number | bigint | string)[];

/** How DuckDB hands a column over, so that only plain values cross. */
const AS: Readonly<Record<Kind, (name: string) => string>> = {
  int: (name) => `CAST(${name} AS BIGINT)`,
  float: (name) => `CAST(${name} AS DOUBLE)`,
  string: (name) => name,
  bool: (name) => name,
  date: (name) => `CAST(${name} - DATE '1970-01-01' AS BIGINT)`,
};

export interface DuckDb {
  addTable(name: string, frame: DataFrame): Promise<void>;
  rows(sql: string, columns: readonly { readonly name: string; readonly kind: Kind }[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** DuckDB-WASM without anything from the network: extensions are neither loaded nor looked for. */
export async function openDuckDb(): Promise<DuckDb> {
  const database = new AsyncDuckDB(new VoidLogger(), new Worker(workerUrl));
  await database.instantiate(wasmUrl);
  const connection = await database.connect();
  await connection.query('SET autoload_known_extensions = false');
  await connection.query('SET autoinstall_known_extensions = false');
  return {
    async addTable(name, frame) {
      const ipc = tableToIPC(await frame.toArrow(), 'stream');
      await connection.insertArrowFromIPCStream(ipc, { name, create: true });
    },
    async rows(sql, columns) {
      const list = columns.map(({ name, kind }) => `${AS[kind](`"${name}"`)} AS "${name}"`).join(', ');
      const table = await connection.query(`SELECT ${list} FROM (${sql})`);
      return table.toArray().map((row) => {
        const values = row!.toJSON() as Record<string, Row[number]>;
        return columns.map(({ name }) => values[name] ?? null);
      });
    },
    async close() {
      await connection.close();
      await database.terminate();
    },
  };
}
