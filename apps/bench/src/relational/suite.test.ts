import { expect, it } from 'vitest';
import { jsonLine } from '../report/line.ts';
import { casesOf } from './questions.ts';
import { runRelationalSuite } from './suite.ts';
import { makeTables } from './tables.ts';

const scale = { cases: casesOf(2000, 1), runLimitMs: 20_000, caseBudgetMs: 60_000 };

it('all contenders give the same answer to every question', { timeout: 180_000 }, async () => {
  const outcomes = await runRelationalSuite({ case: undefined, peer: undefined }, scale, () => undefined);
  expect(outcomes).toHaveLength(30);
  expect(outcomes.filter(({ result }) => result.kind !== 'measured').map(jsonLine)).toEqual([]);
});

it('draws the same rows each time, with keys on one side only', () => {
  const [first, second] = [makeTables(3000, ['j', 'medium']), makeTables(3000, ['j', 'medium'])];
  expect(first).toEqual(second);
  const keys = (table: 'j' | 'medium'): Set<number> => {
    const column = first.get(table)!['id2']!;
    return new Set(column.kind === 'int' ? column.values : []);
  };
  const missing = [...keys('j')].filter((key) => !keys('medium').has(key));
  expect(missing.length).toBeGreaterThan(0);
  expect(missing.length).toBeLessThan(keys('j').size);
});
