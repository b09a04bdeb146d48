import { type DataFrame, setDefaultSession } from 'pixelframe';
import { createSession } from 'pixelframe/node';
import { expect, test } from 'vitest';
import { checkout, runCli } from './run-cli.ts';

const CITIES = ['Oslo', 'Oslo', 'Rome', 'Rome', 'Bonn', 'Bonn'];
const NAMES = ['Harbour', 'Station', 'Forum', 'Trevi', 'Cathedral', 'Market'];

/** What the example computes, in plain loops: the takings of each shop in each quarter. */
function takings(): number[][] {
  const totals = NAMES.map(() => [0, 0, 0, 0]);
  for (let id = 0; id < 50_000; id++) {
    const shop = (id * 31) % 7;
    const month = new Date(Date.UTC(2026, 0, 1 + (id % 365))).getUTCMonth() + 1;
    const quarters = totals[shop];
    if (quarters !== undefined) {
      quarters[Math.floor((month - 1) / 3)]! += ((id * 7919) % 997) + ((shop * 5 + month * 7) % 11) * 20;
    }
  }
  return totals;
}

function expectedRows() {
  const totals = takings();
  return [...new Set(CITIES)].sort().map((city) => {
    const own = totals.filter((_, shop) => CITIES[shop] === city);
    const [Q1, Q2, Q3, Q4] = [0, 1, 2, 3].map((quarter) => own.reduce((sum, quarters) => sum + quarters[quarter]!, 0));
    return { city, Q1, Q2, Q3, Q4 };
  });
}

test('the example of tables computes what plain loops do', async () => {
  const session = createSession({ print: () => {} });
  setDefaultSession(session);
  const { best, default: byCity } = (await import('../../apps/examples/tables.ts')) as Record<string, DataFrame>;
  const expected = takings();
  const ranked = [0, 1, 2, 3].flatMap((quarter) =>
    NAMES.map((name, shop) => ({ quarter: quarter + 1, name, total: expected[shop]![quarter]! }))
      .sort((a, b) => b.total - a.total)
      .slice(0, 2)
      .map((row, i) => ({ ...row, place: i + 1 })),
  );
  expect(await best!.select('quarter', 'name', 'total', 'place').toRows()).toEqual(ranked);
  const changes = await best!.select('quarter', 'name', 'change').toRows();
  expect(changes.map(({ change }) => change)).toEqual(
    ranked.map(({ quarter, name, total }) =>
      quarter === 1 ? null : total - expected[NAMES.indexOf(name)]![quarter - 2]!,
    ),
  );
  expect(await byCity!.toRows()).toEqual(expectedRows());
  setDefaultSession(null);
  await session.close();
});

test('the runner prints the same rows', async () => {
  const { code, stdout, stderr } = await runCli(['run', 'apps/examples/tables.ts', '--format', 'json'], checkout);
  expect(code, stderr).toBe(0);
  expect(stdout).toBe(
    expectedRows()
      .map((row) => `${JSON.stringify(row)}\n`)
      .join(''),
  );
});
