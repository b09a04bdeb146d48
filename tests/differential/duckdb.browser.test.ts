import { createSession, type DataFrame, type Session } from 'pixelframe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ourRows, rowDifference } from './compare.ts';
import type { DuckDb, Row } from './duckdb.ts';
import { openDuckDb } from './duckdb.ts';
import { makeQuery } from './queries.ts';
import type { TableName } from './tables.ts';
import { makeTable, TABLES } from './tables.ts';

const QUERIES = 480;
/** Queries of one test: a failing one is named with its SQL. */
const PER_TEST = 16;

/** In the calling thread, with one worker, with two. */
const WORKERS = [0, 1, 2] as const;

const sessions: Session[] = [];
const tables = new Map<number, Map<TableName, DataFrame>>();
let duckdb: DuckDb;

beforeAll(async () => {
  duckdb = await openDuckDb();
  for (const workers of WORKERS) {
    const session = createSession({ workers });
    sessions.push(session);
    const made = new Map<TableName, DataFrame>();
    for (const name of TABLES) made.set(name, await makeTable(session, name));
    tables.set(workers, made);
  }
  for (const [name, frame] of tables.get(0)!) await duckdb.addTable(name, frame);
}, 60_000);

afterAll(async () => {
  for (const session of sessions) await session.close();
  await duckdb.close();
});

/** Bit for bit: NaN and -0 included. */
const exactText = (rows: readonly Row[]): string =>
  JSON.stringify(rows, (_, value: unknown) =>
    typeof value === 'bigint'
      ? `${value}n`
      : typeof value === 'number' && !Number.isFinite(value)
        ? String(value)
        : Object.is(value, -0)
          ? '-0'
          : value,
  );

async function surprises(number: number): Promise<string[]> {
  const { name, sql, columns, ordered, ours } = makeQuery(number);
  const answers: Row[][] = [];
  for (const workers of WORKERS) {
    answers.push(
      await ourRows(
        ours((table) => tables.get(workers)!.get(table)!),
        columns,
      ),
    );
  }
  const found: string[] = [];
  for (const [i, rows] of answers.entries()) {
    if (exactText(rows) !== exactText(answers[0]!))
      found.push(`${name}: ${WORKERS[i]!} workers give other bits\n${sql}`);
  }
  const difference = rowDifference(answers[0]!, await duckdb.rows(sql, columns), ordered);
  if (difference !== null) found.push(`${name}: ${difference}\n${sql}`);
  return found;
}

describe('the answers of DuckDB', () => {
  const starts = Array.from({ length: QUERIES / PER_TEST }, (_, i) => i * PER_TEST);
  test.each(starts)(`queries %i and the ${PER_TEST - 1} after it`, { timeout: 60_000 }, async (start) => {
    const found: string[] = [];
    for (let number = start; number < start + PER_TEST; number++) {
      try {
        found.push(...(await surprises(number)));
      } catch (error) {
        found.push(`${makeQuery(number).name}: ${String(error)}\n${makeQuery(number).sql}`);
      }
    }
    expect(found).toEqual([]);
  });
});
