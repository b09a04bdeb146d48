import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { makeHashes } from '../make-hashes.ts';
import type { DedupOptions } from './bench-page.ts';

/** DuckDB's own bit functions in a self join, on the one thread it has without cross-origin isolation's extras. */
export async function openDuckDb({ n, maxDistance }: DedupOptions) {
  const database = new AsyncDuckDB(new VoidLogger(), new Worker(workerUrl));
  await database.instantiate(wasmUrl);
  const hashes = new BigInt64Array(makeHashes(n, maxDistance).buffer);
  const lines = Array.from(hashes, (hash, id) => `${id},${hash}`);
  await database.registerFileText('hashes.csv', lines.join('\n'));
  const connection = await database.connect();
  const columns = `columns={'id': 'INTEGER', 'hash': 'BIGINT'}, header=false`;
  await connection.query(`CREATE TABLE hashes AS SELECT * FROM read_csv('hashes.csv', ${columns})`);
  const near = `bit_count(xor(a.hash, b.hash)) <= ${maxDistance}`;
  return async () => {
    const table = await connection.query(
      `SELECT count(*) AS pairs FROM hashes a JOIN hashes b ON a.id < b.id AND ${near}`,
    );
    return { pairs: Number(table.getChildAt(0)!.get(0)), extrapolated: false };
  };
}
