import type { Batch, DataType, Schema } from '@pixelframe/columnar';
import { batchToRows, columnsToBatch, DataType as T, PlanError, schema, typeName } from '@pixelframe/columnar';
import { loadFamilies } from '@pixelframe/evaluators';
import type { Expr, JoinHow, Plan, SourceRows } from '@pixelframe/plan';
import {
  aggregate,
  alias,
  call,
  cast,
  column,
  concat,
  distinct,
  dropNearDuplicates,
  duplicateClusters,
  explainPlan,
  exprName,
  familiesOf,
  filter,
  join,
  joinSide,
  limit,
  lit,
  nearDuplicates,
  optimize,
  over,
  project,
  rewritePlan,
  schemaOf,
  select,
  setOperation,
  similarTo,
  sort,
  source,
  unpivot,
  when,
} from '@pixelframe/plan';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { runPlan } from '../testing/run-plan.ts';
import { evaluateConstant } from './evaluate-constant.ts';

/** Columns of every source; few distinct values, so that joins and filters hit. */
const KINDS: readonly (readonly [string, DataType, fc.Arbitrary<unknown>])[] = [
  ['i', T.int64(), fc.constantFrom(0, 1, 2, -1, 2n ** 60n)],
  ['n', T.int8(), fc.constantFrom(0, 1, 2, 127)],
  ['f', T.float64(), fc.constantFrom(0, -0, 1, 1.5, Number.NaN, Infinity)],
  ['s', T.string(), fc.constantFrom('', 'a', 'b', '1')],
  ['ok', T.bool(), fc.boolean()],
  ['h', T.binary(1), fc.constantFrom(Uint8Array.of(0), Uint8Array.of(3), Uint8Array.of(255))],
];
const NAMES = ['i', 'n', 'f', 's', 'ok', 'h', 'x', 'right.i'];

const table: fc.Arbitrary<Batch> = fc
  .nat(7)
  .chain((length) =>
    fc
      .tuple(
        ...KINDS.map(([, , value]) =>
          fc.array(fc.option(value, { freq: 4 }), { minLength: length, maxLength: length }),
        ),
      )
      .map((columns) =>
        columnsToBatch(
          Object.fromEntries(KINDS.map(([name], k) => [name, columns[k]!])),
          schema(KINDS.map(([name, type]) => ({ name, type }))),
        ),
      ),
  );

/** Draws from a stream of choices: the same numbers make the same plan over any schema. */
type Draw = (count: number) => number;

const pick = <V>(values: readonly V[], draw: Draw): V => values[draw(values.length)]!;

const columnsWhere = (s: Schema, test: (type: DataType) => boolean): Expr[] =>
  s.fields.filter(({ type }) => test(type)).map(({ name }) => column(name));

const isNumber = ({ kind }: DataType): boolean => kind.includes('int') || kind.includes('float');

function number(s: Schema, draw: Draw, depth: number): Expr {
  const columns = columnsWhere(s, isNumber);
  if (depth === 0 || draw(3) === 0) {
    return columns.length > 0 && draw(4) > 0 ? pick(columns, draw) : lit(pick([0, 1, 2.5, null, 300], draw));
  }
  const next = (): Expr => number(s, draw, depth - 1);
  switch (draw(4)) {
    case 0:
      return when([predicate(s, draw, depth - 1)], [next()], next());
    case 1:
      return cast(next(), pick([T.int8(), T.float32(), T.int64()], draw));
    default:
      return call(pick(['add', 'sub', 'mul', 'mod', 'floorDiv'], draw), [next(), next()]);
  }
}

function predicate(s: Schema, draw: Draw, depth: number): Expr {
  const bools = columnsWhere(s, ({ kind }) => kind === 'bool');
  const texts = columnsWhere(s, ({ kind }) => kind === 'string');
  const hashes = columnsWhere(s, ({ kind }) => kind === 'fixedSizeBinary');
  switch (draw(depth === 0 ? 5 : 8)) {
    case 0:
      return bools.length > 0 ? pick(bools, draw) : lit(draw(2) === 0);
    case 1:
      return call(pick(['isNull', 'notNull'], draw), [
        pick(
          s.fields.map(({ name }) => column(name)),
          draw,
        ),
      ]);
    case 2:
      return texts.length === 0
        ? lit(true)
        : call('isIn', [pick(texts, draw), lit(pick([['a', null], [], ['1']], draw))]);
    case 3: {
      if (hashes.length === 0) return lit(true);
      const distance = call('hammingDistance', [pick(hashes, draw), pick(hashes, draw)]);
      const bound = lit(pick([0, 2, 8, -1, 1.5], draw));
      return draw(2) === 0 ? call(pick(['le', 'lt', 'ge'], draw), [distance, bound]) : call('ge', [bound, distance]);
    }
    case 4:
      return call('between', [number(s, draw, 0), lit(0), number(s, draw, 0)]);
    case 5:
      return call(pick(['and', 'or', 'xor'], draw), [predicate(s, draw, depth - 1), predicate(s, draw, depth - 1)]);
    case 6:
      return call('not', [predicate(s, draw, depth - 1)]);
    default: {
      const fn = pick(['eq', 'lt', 'ge', 'ne', 'eqNullSafe'], draw);
      return call(fn, [number(s, draw, depth - 1), number(s, draw, depth - 1)]);
    }
  }
}

function named(s: Schema, draw: Draw): Expr {
  const name = pick(NAMES, draw);
  switch (draw(4)) {
    case 0:
      return pick(
        s.fields.map((field) => column(field.name)),
        draw,
      );
    case 1:
      return alias(predicate(s, draw, 2), name);
    case 2:
      return alias(
        pick(
          s.fields.map((field) => column(field.name)),
          draw,
        ),
        name,
      );
    default:
      return alias(number(s, draw, 2), name);
  }
}

/** A cross join, mostly with the filter that makes it a similarity join in one of its spellings. */
function close(crossed: Plan, draw: Draw): Plan {
  const [left, right] = columnsWhere(schemaOf(crossed), ({ kind }) => kind === 'fixedSizeBinary');
  if (left === undefined || right === undefined || draw(4) === 0) return crossed;
  const distance = call('hammingDistance', draw(2) === 0 ? [left, right] : [right, left]);
  const bound = lit(pick([0, 2, 4, 8, 1.5], draw));
  if (draw(2) === 0) return filter(crossed, call(pick(['le', 'lt'], draw), [distance, bound]));
  const kept = schemaOf(crossed).fields.map(({ name }) => column(name));
  const named = project(crossed, [...kept, alias(distance, 'distance')]);
  const ordered = draw(2) === 0 ? named : filter(named, predicate(schemaOf(named), draw, 1));
  return filter(ordered, call('ge', [bound, column('distance')]));
}

/** One of the similarity verbs over a hash column. */
function similar(plan: Plan, draw: Draw): Plan {
  const s = schemaOf(plan);
  const hashes = columnsWhere(s, ({ kind }) => kind === 'fixedSizeBinary');
  if (hashes.length === 0) return plan;
  const key = pick(hashes, draw);
  const any = pick(
    s.fields.map(({ name }) => column(name)),
    draw,
  );
  const options = { maxDistance: pick([0, 2, 8], draw) };
  switch (draw(4)) {
    case 0:
      return duplicateClusters(plan, key, pick(['x', 'cluster'], draw), options);
    case 1:
      return dropNearDuplicates(plan, key, draw(2) === 0 ? null : any, options);
    case 2:
      return similarTo(plan, key, [draw(256)], { k: 1 + draw(9), name: pick(['x', 'd'], draw) });
    default:
      return nearDuplicates(plan, key, draw(2) === 0 ? null : any, options);
  }
}

const ORDERABLE = new Set(['bool', 'string', 'int64', 'int8', 'float64', 'int32']);

/** One of the operators over whole tables. */
function relational(plan: Plan, other: () => Plan, draw: Draw): Plan {
  const s = schemaOf(plan);
  const orderable = columnsWhere(s, ({ kind }) => ORDERABLE.has(kind));
  const numbers = columnsWhere(s, isNumber);
  if (orderable.length === 0) return plan;
  const keys = (): Expr[] => [...new Set([pick(orderable, draw), pick(orderable, draw)])];
  switch (draw(8)) {
    case 0:
      return sort(plan, keys(), { desc: draw(2) === 0, nullsFirst: draw(2) === 0 });
    case 1:
      return distinct(plan, draw(2) === 0 ? [] : keys());
    case 2: {
      const target = numbers.length === 0 ? lit(1) : pick(numbers, draw);
      const fn = pick(['sum', 'max', 'count', 'min'], draw);
      const args = fn === 'count' ? { mode: 'valid' } : {};
      return aggregate(plan, draw(4) === 0 ? [] : keys(), [alias(call(fn, [target], args), 'agg')]);
    }
    case 3:
      return concat(plan, filter(plan, predicate(s, draw, 1)));
    case 4:
      return setOperation('intersect', plan, other(), pick(['intersect', 'except'] as const, draw), draw(2) === 0);
    case 5: {
      const window = { partitionBy: [pick(orderable, draw)], orderBy: [pick(orderable, draw)], desc: [draw(2) === 0] };
      const rank = over(call('rank', []), { ...window, nullsFirst: window.desc, frame: null });
      return select('select', plan, [...s.fields.map(({ name }) => column(name)), alias(rank, 'place')]);
    }
    case 6:
      return limit(sort(plan, keys()), draw(5), draw(2));
    default:
      return unpivot(plan, [pick(orderable, draw)], numbers.slice(0, 2));
  }
}

function step(plan: Plan, other: () => Plan, draw: Draw): Plan {
  const s = schemaOf(plan);
  switch (draw(10)) {
    case 0: {
      // Everything, and one more: as withColumn does.
      const added = named(s, draw);
      const kept = s.fields.map((field) => column(field.name)).filter((expr) => exprName(expr) !== exprName(added));
      return project(plan, [...kept, added]);
    }
    case 1: {
      const exprs = new Map<string, Expr>();
      for (let i = draw(3); i >= 0; i--) {
        const expr = named(s, draw);
        exprs.set(exprName(expr), expr);
      }
      return project(plan, [...exprs.values()]);
    }
    case 2:
      return limit(plan, draw(6), draw(3));
    case 3: {
      const right = other();
      const how = pick<JoinHow>(['inner', 'left', 'right', 'outer', 'semi', 'anti', 'cross', 'cross'], draw);
      if (how === 'cross') return close(join(plan, right, 'cross', [], []), draw);
      const keys = columnsWhere(s, ({ kind }) => kind !== 'bool');
      const rightKeys = columnsWhere(schemaOf(right), ({ kind }) => kind !== 'bool');
      if (keys.length === 0 || rightKeys.length === 0) return plan;
      return join(plan, right, how, [pick(keys, draw)], [pick(rightKeys, draw)], { prefix: 'right.' });
    }
    case 4:
      return similar(plan, draw);
    case 5:
    case 6:
    case 7:
      return relational(plan, other, draw);
    default:
      return filter(plan, predicate(s, draw, 2));
  }
}

function randomPlan(choices: readonly number[]): Plan {
  let at = 0;
  const draw: Draw = (count) => (choices[at++] ?? 0) % count;
  const leaf = (): Plan => {
    const id = pick(['t', 'u'], draw);
    return source({ kind: 'partitions', id, label: id }, schema(KINDS.map(([name, type]) => ({ name, type }))));
  };
  const grow = (steps: number, depth: number): Plan => {
    let plan = leaf();
    for (let i = 0; i < steps; i++) {
      try {
        plan = step(plan, () => (depth > 0 ? grow(draw(3), depth - 1) : leaf()), draw);
      } catch (error) {
        // A name that is taken, or types that do not go together: another step.
        if (!(error instanceof PlanError)) throw error;
      }
    }
    return plan;
  };
  return grow(2 + draw(5), 1);
}

const show = (rows: Batch): string[] =>
  batchToRows(rows, { int64: 'bigint' }).map((row) =>
    Object.entries(row)
      .map(([name, value]) => `${name}=${Object.is(value, -0) ? '-0' : String(value)}`)
      .join(' '),
  );

test('an optimized plan gives the rows of the plan as it was written, in the same order', async () => {
  let joined = 0;
  let kept = 0;
  let searched = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(1000), { minLength: 20, maxLength: 80 }),
      table,
      table,
      fc.integer({ min: 1, max: 8 }),
      async (choices, t, u, morselRows) => {
        const plan = randomPlan(choices);
        const sources = new Map([
          ['t', t],
          ['u', u],
        ]);
        await loadFamilies(familiesOf(plan));
        const rowsOf: SourceRows = ({ source: { id } }) => sources.get(id)!.length;
        // As if every right side were the larger one by far.
        const swapped = joinSide(rowsOf, { factor: 0, least: 0 });
        const optimized = rewritePlan(
          optimize(plan, evaluateConstant),
          morselRows % 2 === 0 ? swapped : (node) => node,
        );
        const types = ({ fields }: Schema): string[] => fields.map(({ name, type }) => `${name}: ${typeName(type)}`);
        expect(types(schemaOf(optimized))).toEqual(types(schemaOf(plan)));
        const expected = await runPlan(plan, sources, morselRows);
        const actual = await runPlan(optimized, sources, 3);
        expect(show(actual), `${explainPlan(plan)}\n\n${explainPlan(optimized)}`).toEqual(show(expected));
        const text = explainPlan(optimized);
        if (text.includes('SimilarityJoin')) joined++;
        if (text.includes('Clusters') || text.includes('Nearest')) searched++;
        if (expected.length > 0) kept++;
      },
    ),
    { numRuns: 1000, seed: 20_240_601 },
  );
  // The plans must not be trivial.
  expect(joined).toBeGreaterThan(30);
  expect(searched).toBeGreaterThan(100);
  expect(kept).toBeGreaterThan(200);
});
