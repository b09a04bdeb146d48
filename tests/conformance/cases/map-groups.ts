import { col, DataType } from 'pixelframe';
import { expect } from 'vitest';
import type { Case } from '../case.ts';
import { failure } from '../case.ts';

const table = () => ({
  team: ['a', 'b', 'a', null, 'b', 'a'],
  points: [3, 1, 7, 2, 9, null],
  member: ['p', 'q', 'r', 's', 't', 'u'],
});

export const mapGroupsCases: readonly Case[] = [
  {
    name: 'mapGroups hands each group to a function of the page, in order of first appearance',
    async run({ session }) {
      const df = session.fromColumns(table());
      const seen: unknown[] = [];
      const spans = await df
        .groupBy('team')
        .mapGroups(
          ({ points }) => {
            seen.push(points);
            const known = (points as (number | null)[]).filter((value) => value !== null);
            return Math.max(...known) - Math.min(...known);
          },
          { columns: 'points', returns: DataType.float64(), name: 'span' },
        )
        .toRows();
      expect(seen).toEqual([[3, 7, null], [1, 9], [2]]);
      expect(spans).toEqual([
        { team: 'a', span: 4 },
        { team: 'b', span: 8 },
        { team: null, span: 0 },
      ]);
      return spans;
    },
  },
  {
    name: 'mapGroups takes several values, lists, computed keys and promises',
    async run({ session }) {
      const df = session.fromColumns(table());
      const loud = await df
        .groupBy(col('team').isNull().alias('alone'))
        .mapGroups(async ({ member }) => member!.map((name) => `${String(name)}!`), {
          columns: ['member'],
          returns: DataType.string(),
        })
        .where(col('value').ne('q!'))
        .toRows();
      expect(loud.map(({ alone, value }) => `${String(alone)} ${String(value)}`)).toEqual([
        'false p!',
        'false r!',
        'false t!',
        'false u!',
        'true s!',
      ]);
      const lists = await df
        .groupBy('team')
        .mapGroups(({ points }) => points, { columns: 'points', returns: DataType.list(DataType.int64()) })
        .toRows();
      expect(lists[1]).toEqual({ team: 'b', value: [1, 9] });
      const none = await df
        .where(col('points').gt(100))
        .groupBy('team')
        .mapGroups(() => 1, { returns: DataType.int8() })
        .toRows();
      expect(none).toEqual([]);
      return { loud, lists };
    },
  },
  {
    name: 'mapGroups: a function that fails, or gives something else, is an error with its name; the next query runs',
    async run({ session }) {
      const groups = session.fromColumns(table()).groupBy('team');
      const returns = DataType.int64();
      const fails = (): never => {
        throw new TypeError('not today');
      };
      const thrown = await failure(() => groups.mapGroups(fails, { returns }).toRows());
      expect(`${thrown.name}: ${thrown.message}`).toBe('UdfError: mapGroups: the function failed: not today');
      const wrong = await failure(() => groups.mapGroups(() => 'x', { returns }).toRows());
      expect(`${wrong.name}: ${wrong.message}`).toBe(
        'UdfError: mapGroups: the function gave a value that does not fit: Row 0: "x" cannot be stored as Int64.',
      );
      const abort = new AbortController();
      const endless = groups.mapGroups(() => new Promise(() => {}), { returns }).toRows({ signal: abort.signal });
      setTimeout(() => abort.abort(), 20);
      expect((await failure(() => endless)).name).toBe('CancelledError');
      expect(await groups.mapGroups(() => 1, { returns }).countRows()).toBe(3);
      return [thrown.message, wrong.message];
    },
  },
];
