import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { tableToIPC } from 'apache-arrow';
import { questions } from '../questions.ts';
import { makeTables } from '../tables.ts';
import { toArrow } from './arrow.ts';
import type { Contender, RelationalOptions } from './bench-page.ts';

/** DuckDB-WASM's build with exceptions: one thread, tables of its own, answers into a table as in the benchmark. */
export async function openDuckDb({ question: name, n }: RelationalOptions): Promise<Contender> {
  const question = questions.find((item) => item.name === name)!;
  const database = new AsyncDuckDB(new VoidLogger(), new Worker(workerUrl));
  await database.instantiate(wasmUrl);
  const connection = await database.connect();
  for (const [table, plain] of makeTables(n, question.tables)) {
    await connection.insertArrowFromIPCStream(tableToIPC(toArrow(plain), 'stream'), { name: table, create: true });
  }
  return {
    async answer() {
      await connection.query('DROP TABLE IF EXISTS answer');
      await connection.query(`CREATE TABLE answer AS ${question.sql}`);
    },
    async check() {
      const sums = question.checks.map((column) => `sum(CAST(${column} AS DOUBLE))`).join(', ');
      const table = await connection.query(`SELECT count(*)::DOUBLE, ${sums} FROM answer`);
      return Array.from({ length: question.checks.length + 1 }, (_, i) => Number(table.getChildAt(i)!.get(0)));
    },
  };
}
