// The smallest page that uses the package: ten rows in memory, through the engine's worker, ten rows out.
import { col, createSession } from 'pixelframe';
import type { QueryTimes } from '../query-times.ts';

const rows = Array.from({ length: 10 }, (_, id) => ({ id, name: `row ${id}` }));
const WARM_RUNS = 20;

async function tenRows(session: ReturnType<typeof createSession>): Promise<void> {
  const df = session.fromRows(rows);
  const out = await df.where(col('id').ge(0)).toRows();
  if (out.length !== rows.length) throw new Error(`Got ${out.length} rows.`);
}

async function firstQuery(): Promise<QueryTimes> {
  const sessionAt = performance.now();
  const session = createSession();
  await tenRows(session);
  const rowsAt = performance.now();
  await globalThis.pixelframeFirstRows();
  const warm: number[] = [];
  for (let i = 0; i < WARM_RUNS; i++) {
    const started = performance.now();
    await tenRows(session);
    warm.push(performance.now() - started);
  }
  await session.close();
  return { pageToRowsMs: rowsAt, sessionToRowsMs: rowsAt - sessionAt, warmMs: warm };
}

void firstQuery().then(
  (times) => globalThis.pixelframeDone({ times }),
  (error: unknown) => globalThis.pixelframeDone({ error: error instanceof Error ? error.message : String(error) }),
);
