import type { DataFrame, Expression } from 'pixelframe';
import { col } from 'pixelframe';
import * as F from 'pixelframe/functions';
import type { Both, Scope } from './expressions.ts';
import { expression } from './expressions.ts';
import type { Random } from './random.ts';
import { Random as Seeded } from './random.ts';
import type { Kind, TableName } from './tables.ts';
import { COLUMNS, TABLES } from './tables.ts';

interface Column {
  readonly name: string;
  readonly kind: Kind;
}

/** A table that a query has come to, in both languages. */
interface Relation {
  readonly ours: (table: (name: TableName) => DataFrame) => DataFrame;
  /** A complete SELECT. */
  readonly sql: string;
  readonly columns: readonly Column[];
  /** A column without nulls whose values are distinct, or null. */
  readonly key: string | null;
}

export interface Query {
  readonly name: string;
  readonly sql: string;
  readonly ours: Relation['ours'];
  readonly columns: readonly Column[];
  /** The rows come in one order only. */
  readonly ordered: boolean;
}

const quote = (name: string): string => `"${name}"`;
const scopeOf = ({ columns }: Relation): Scope => ({
  columns: columns.map(({ name, kind }) => ({ name, kind, sql: quote(name) })),
});
const kindsOf = (relation: Relation, ...kinds: readonly Kind[]): Column[] =>
  relation.columns.filter(({ kind }) => kinds.includes(kind));

function base(name: TableName): Relation {
  const columns = Object.entries(COLUMNS).map(([column, kind]) => ({ name: column, kind }));
  return { ours: (table) => table(name), sql: `SELECT * FROM ${name}`, columns, key: 'id' };
}

const from = (relation: Relation): string => `(${relation.sql})`;

function filtered(random: Random, relation: Relation): Relation {
  const test = expression(random, 'bool', scopeOf(relation), 2);
  return {
    ...relation,
    ours: (table) => relation.ours(table).where(test.ours),
    sql: `SELECT * FROM ${from(relation)} WHERE ${test.sql}`,
  };
}

/** Some columns, and some computed ones. */
function projected(random: Random, relation: Relation): Relation {
  const kept = relation.columns.filter(({ name }) => name === relation.key || random.chance(0.7));
  const made = Array.from({ length: 1 + random.below(3) }, (_, i): Both & { name: string } => ({
    name: `e${i}_${relation.sql.length}`,
    ...expression(random, random.pick(['int', 'float', 'string', 'bool', 'int'] as const), scopeOf(relation), 2),
  }));
  const columns: Column[] = [...kept, ...made.map(({ name, kind }) => ({ name, kind }))];
  return {
    ...relation,
    columns,
    ours: (table) =>
      relation
        .ours(table)
        .select(...kept.map(({ name }) => col(name)), ...made.map(({ name, ours }) => ours.alias(name))) as DataFrame,
    sql: `SELECT ${[...kept.map(({ name }) => quote(name)), ...made.map(({ name, sql }) => `${sql} AS ${quote(name)}`)].join(', ')} FROM ${from(relation)}`,
  };
}

interface Aggregate {
  readonly kinds: readonly Kind[];
  readonly result: Kind | null;
  readonly ours: (input: Expression) => Expression;
  readonly sql: (input: string) => string;
}

const AGGREGATES: readonly Aggregate[] = [
  { kinds: ['int'], result: 'int', ours: (x) => x.sum(), sql: (x) => `sum(${x})::BIGINT` },
  { kinds: ['float'], result: 'float', ours: (x) => x.sum(), sql: (x) => `sum(${x})` },
  { kinds: ['int', 'float'], result: 'float', ours: (x) => x.mean(), sql: (x) => `avg(${x})` },
  { kinds: ['int', 'float', 'string', 'date'], result: null, ours: (x) => x.min(), sql: (x) => `min(${x})` },
  { kinds: ['int', 'float', 'string', 'date'], result: null, ours: (x) => x.max(), sql: (x) => `max(${x})` },
  { kinds: ['int', 'float', 'string', 'bool'], result: 'int', ours: (x) => x.count(), sql: (x) => `count(${x})` },
  {
    kinds: ['int', 'string', 'date'],
    result: 'int',
    ours: (x) => x.countDistinct(),
    sql: (x) => `count(DISTINCT ${x})`,
  },
  { kinds: ['int'], result: 'float', ours: (x) => x.stddev(), sql: (x) => `stddev_samp(${x})` },
  { kinds: ['int'], result: 'float', ours: (x) => x.median(), sql: (x) => `median(${x})::DOUBLE` },
  { kinds: ['bool'], result: 'bool', ours: (x) => x.boolAnd(), sql: (x) => `bool_and(${x})` },
  { kinds: ['bool'], result: 'bool', ours: (x) => x.boolOr(), sql: (x) => `bool_or(${x})` },
];

function grouped(random: Random, relation: Relation): Relation {
  const keys = random.some(kindsOf(relation, 'int', 'string', 'date', 'bool', 'float'), random.chance(0.15) ? 0 : 1, 3);
  const calls = Array.from({ length: 1 + random.below(4) }, (_, i) => {
    const aggregate = random.pick(AGGREGATES);
    const kind = random.pick(aggregate.kinds);
    const input = expression(random, kind, scopeOf(relation), 1);
    return { name: `g${i}_${relation.sql.length}`, kind: aggregate.result ?? kind, aggregate, input };
  });
  const rows = `n_${relation.sql.length}`;
  const selected = [
    ...keys.map(({ name }) => quote(name)),
    ...calls.map(({ name, aggregate, input }) => `${aggregate.sql(input.sql)} AS ${quote(name)}`),
    `count(*) AS ${rows}`,
  ];
  const by = keys.length === 0 ? '' : ` GROUP BY ${keys.map(({ name }) => quote(name)).join(', ')}`;
  return {
    columns: [...keys, ...calls.map(({ name, kind }) => ({ name, kind })), { name: rows, kind: 'int' }],
    key: null,
    ours: (table) => {
      const aggregates = [
        ...calls.map(({ name, aggregate, input }) => aggregate.ours(input.ours).alias(name)),
        F.count().alias(rows),
      ];
      const frame = relation.ours(table);
      return (
        keys.length === 0 ? frame.agg(...aggregates) : frame.groupBy(...keys.map(({ name }) => name)).agg(...aggregates)
      ) as DataFrame;
    },
    sql: `SELECT ${selected.join(', ')} FROM ${from(relation)}${by}`,
  };
}

const JOINS = [
  ['inner', 'JOIN'],
  ['left', 'LEFT JOIN'],
  ['right', 'RIGHT JOIN'],
  ['outer', 'FULL JOIN'],
  ['semi', 'SEMI JOIN'],
  ['anti', 'ANTI JOIN'],
] as const;

/** NaN joins with NaN in DuckDB and with nothing here: floats are no keys. */
function joined(random: Random, left: Relation, how = random.pick(JOINS)): Relation {
  const other = random.chance(0.5) ? filtered(random, base(random.pick(TABLES))) : base(random.pick(TABLES));
  const tag = `r${left.sql.length}`;
  const right = other.columns.map((column) => ({ ...column, renamed: `${column.name}_${tag}` }));
  const kinds = random.some(['int', 'string', 'date', 'int'] as const, 1, 2);
  const pairs = kinds.flatMap((kind) => {
    const lefts = kindsOf(left, kind);
    const rights = right.filter((column) => column.kind === kind);
    return lefts.length === 0 ? [] : [{ left: random.pick(lefts).name, right: random.pick(rights).renamed }];
  });
  if (pairs.length === 0) return left;
  const rightOnly = how[0] === 'semi' || how[0] === 'anti';
  const names = Object.fromEntries(right.map(({ name, renamed }) => [name, renamed]));
  const renamedSql = `(SELECT ${right.map(({ name, renamed }) => `${quote(name)} AS ${quote(renamed)}`).join(', ')} FROM ${from(other)})`;
  const on = pairs.map((pair) => `l.${quote(pair.left)} = r.${quote(pair.right)}`).join(' AND ');
  return {
    columns: rightOnly
      ? left.columns
      : [...left.columns, ...right.map(({ renamed, kind }) => ({ name: renamed, kind }))],
    key: rightOnly ? left.key : null,
    ours: (table) =>
      left.ours(table).join(other.ours(table).withColumnsRenamed(names) as DataFrame, {
        leftOn: pairs.map((pair) => pair.left),
        rightOn: pairs.map((pair) => pair.right),
        how: how[0],
      }) as DataFrame,
    sql: `SELECT * FROM ${from(left)} l ${how[1]} ${renamedSql} r ON ${on}`,
  };
}

const FRAMES = [
  [[null, 0], 'ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW'],
  [[-2, 1], 'ROWS BETWEEN 2 PRECEDING AND 1 FOLLOWING'],
  [[0, null], 'ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING'],
  [[-5, -1], 'ROWS BETWEEN 5 PRECEDING AND 1 PRECEDING'],
  [[null, null], 'ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING'],
] as const;

/** Adds a column over windows whose order is total, so that every row has one place. */
function windowed(random: Random, relation: Relation): Relation {
  const { key } = relation;
  if (key === null) return relation;
  const partition = random.some(
    kindsOf(relation, 'int', 'string', 'bool', 'date').filter(({ name }) => name !== key),
    0,
    2,
  );
  const desc = random.chance(0.5);
  const first = random.chance(0.6) ? random.pick(kindsOf(relation, 'int', 'string', 'date', 'float')) : null;
  const orderBy = first === null ? [key] : [first.name, key];
  const nullsFirst = random.chance(0.5);
  const direction = desc ? 'DESC' : 'ASC';
  const partitionSql =
    partition.length === 0 ? '' : `PARTITION BY ${partition.map(({ name }) => quote(name)).join(', ')} `;
  const orderSql = `ORDER BY ${orderBy.map((name) => `${quote(name)} ${direction} NULLS ${nullsFirst ? 'FIRST' : 'LAST'}`).join(', ')}`;
  const window = { partitionBy: partition.map(({ name }) => name), orderBy, desc, nullsFirst };
  const name = `w_${relation.sql.length}`;
  const target = random.pick(kindsOf(relation, 'int'));
  const [bounds, frameSql] = random.pick(FRAMES);
  const framed = { ...window, rowsBetween: bounds };
  const over = `OVER (${partitionSql}${orderSql})`;
  const overFrame = `OVER (${partitionSql}${orderSql} ${frameSql})`;
  const x = quote(target.name);
  const choices: readonly (readonly [Kind, Expression, string])[] = [
    ['int', F.rowNumber().over(window).cast({ kind: 'int64' }), `row_number() ${over}`],
    ['int', F.rank().over(window).cast({ kind: 'int64' }), `rank() ${over}`],
    ['int', F.denseRank().over(window).cast({ kind: 'int64' }), `dense_rank() ${over}`],
    ['int', col(target.name).lag(1).over(window), `lag(${x}, 1) ${over}`],
    ['int', col(target.name).lead(2).over(window), `lead(${x}, 2) ${over}`],
    ['int', col(target.name).sum().over(framed), `sum(${x}) ${overFrame}::BIGINT`],
    ['float', col(target.name).mean().over(framed), `avg(${x}) ${overFrame}`],
    ['int', col(target.name).min().over(framed), `min(${x}) ${overFrame}`],
    ['int', col(target.name).max().over(framed), `max(${x}) ${overFrame}`],
    ['int', col(target.name).firstValue().over(framed), `first_value(${x}) ${overFrame}`],
    ['int', col(target.name).lastValue().over(framed), `last_value(${x}) ${overFrame}`],
    [
      'int',
      col(target.name).sum().over({ partitionBy: window.partitionBy }),
      `sum(${x}) OVER (${partitionSql})::BIGINT`,
    ],
  ];
  const usable = partition.length === 0 ? choices.slice(0, -1) : choices;
  const [kind, ours, sql] = random.pick(usable);
  return {
    ...relation,
    columns: [...relation.columns, { name, kind }],
    ours: (table) => relation.ours(table).withColumn(name, ours) as DataFrame,
    sql: `SELECT *, ${sql.endsWith('::BIGINT') ? `(${sql.slice(0, -8)})::BIGINT` : sql} AS ${name} FROM ${from(relation)}`,
  };
}

function distinctRows(random: Random, relation: Relation): Relation {
  const kept = random.some(
    relation.columns.filter(({ name }) => name !== relation.key),
    1,
    3,
  );
  const names = kept.map(({ name }) => name);
  return {
    columns: kept,
    key: null,
    ours: (table) =>
      relation
        .ours(table)
        .select(...names.map((name) => col(name)))
        .distinct() as DataFrame,
    sql: `SELECT DISTINCT ${names.map(quote).join(', ')} FROM ${from(relation)}`,
  };
}

type SetVerb = 'union' | 'unionAll' | 'intersect' | 'intersectAll' | 'exceptDistinct' | 'exceptAll';
const SET_OPERATIONS: readonly (readonly [SetVerb, string])[] = [
  ['union', 'UNION'],
  ['unionAll', 'UNION ALL'],
  ['intersect', 'INTERSECT'],
  ['intersectAll', 'INTERSECT ALL'],
  ['exceptDistinct', 'EXCEPT'],
  ['exceptAll', 'EXCEPT ALL'],
];

function setOperation(random: Random, relation: Relation): Relation {
  const kept = random.some(
    relation.columns.filter(({ name }) => name !== relation.key),
    1,
    2,
  );
  const other = base(random.pick(TABLES));
  const matching = kept.map(({ kind }) => random.pick(kindsOf(other, kind)));
  const [verb, symbol] = random.pick(SET_OPERATIONS);
  const list = (columns: readonly Column[]): string =>
    columns.map(({ name }, i) => `${quote(name)} AS c${i}`).join(', ');
  const pick = (frame: DataFrame, columns: readonly Column[]): DataFrame =>
    frame.select(...columns.map(({ name }, i) => col(name).alias(`c${i}`))) as DataFrame;
  return {
    columns: kept.map(({ kind }, i) => ({ name: `c${i}`, kind })),
    key: null,
    ours: (table) => pick(relation.ours(table), kept)[verb](pick(other.ours(table), matching)) as DataFrame,
    sql: `(SELECT ${list(kept)} FROM ${from(relation)}) ${symbol} (SELECT ${list(matching)} FROM ${from(other)})`,
  };
}

/** Sorted so that the order is total: by the key last, or by all columns. */
function sorted(random: Random, relation: Relation): { relation: Relation; ordered: true } {
  const sortable = relation.columns;
  const chosen = random.some(sortable, 1, 3);
  const last = relation.key === null ? sortable : sortable.filter(({ name }) => name === relation.key);
  const keys = [...new Map([...chosen, ...last].map((column) => [column.name, column])).values()];
  const desc = keys.map(() => random.chance(0.5));
  const nullsFirst = keys.map(() => random.chance(0.5));
  const order = keys
    .map(({ name }, i) => `${quote(name)} ${desc[i] ? 'DESC' : 'ASC'} NULLS ${nullsFirst[i] ? 'FIRST' : 'LAST'}`)
    .join(', ');
  const limit = random.chance(0.5) ? random.below(20) : null;
  const offset = limit !== null && random.chance(0.4) ? random.below(10) : 0;
  return {
    ordered: true,
    relation: {
      ...relation,
      ours: (table) => {
        const frame = relation.ours(table).sort(
          keys.map(({ name }) => name),
          { desc, nullsFirst },
        );
        return limit === null ? frame : frame.offset(offset).limit(limit);
      },
      sql: `SELECT * FROM ${from(relation)} ORDER BY ${order}${limit === null ? '' : ` LIMIT ${limit} OFFSET ${offset}`}`,
    },
  };
}

const STEPS = { filtered, projected, grouped, joined, windowed, distinctRows, setOperation } as const;
type Step = keyof typeof STEPS;

/** What a query is about, and the steps before and after. */
const SHAPES: readonly (readonly Step[])[] = [
  ['filtered', 'projected'],
  ['grouped'],
  ['filtered', 'grouped'],
  ['projected', 'grouped', 'filtered'],
  ['joined'],
  ['filtered', 'joined', 'projected'],
  ['joined', 'grouped'],
  ['joined', 'joined', 'filtered'],
  ['windowed'],
  ['filtered', 'windowed', 'filtered'],
  ['windowed', 'windowed', 'grouped'],
  ['distinctRows'],
  ['projected', 'distinctRows'],
  ['setOperation'],
  ['filtered', 'setOperation', 'grouped'],
  ['grouped', 'grouped'],
];

/** The `number`-th query: always the same one. */
export function makeQuery(number: number): Query {
  const random = new Seeded(number * 7919 + 1);
  const shape = SHAPES[number % SHAPES.length]!;
  let relation = base(random.pick(TABLES));
  for (const step of shape) relation = STEPS[step](random, relation);
  const total = random.chance(0.5) ? sorted(random, relation) : { relation, ordered: false };
  return {
    name: `${number}: ${shape.join(', ')}${total.ordered ? ', sorted' : ''}`,
    sql: total.relation.sql,
    ours: total.relation.ours,
    columns: total.relation.columns,
    ordered: total.ordered,
  };
}
