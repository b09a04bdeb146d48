import { col, createSession, DataType, fromArrow, type DataFrame, type Expression } from 'pixelframe';
import * as F from 'pixelframe/functions';
import { questions, type TableName } from '../questions.ts';
import { makeTables } from '../tables.ts';
import { toArrow } from './arrow.ts';
import type { Contender, RelationalOptions } from './bench-page.ts';

type Frames = ReadonlyMap<TableName, DataFrame>;
type Answer = (frame: (name: TableName) => DataFrame) => DataFrame<object>;

const sum = (name: string) => col(name).sum().alias(name);
const mean = (name: string) => col(name).mean().alias(name);

const FLOAT64 = DataType.float64();

/** The square of Pearson's correlation of two whole-number columns, of exact sums that one pass gives. */
function squaredCorrelation(x: string, y: string) {
  const n = col(x).count().cast(FLOAT64);
  const total = (of: Expression) => of.sum().cast(FLOAT64);
  const [sx, sy] = [total(col(x)), total(col(y))];
  const covariance = n.mul(total(col(x).mul(col(y)))).sub(sx.mul(sy));
  const spread = (name: string, of: Expression) => n.mul(total(col(name).mul(col(name)))).sub(of.mul(of));
  return covariance.mul(covariance).div(spread(x, sx).mul(spread(y, sy)));
}

const joined = (right: TableName, on: string, how: 'inner' | 'left'): Answer => {
  return (frame) => frame('j').join(frame(right), { on, how });
};

/** Each question as a user of Pixelframe writes it. */
const answers: Readonly<Record<string, Answer>> = {
  'groupby-q1': (frame) => frame('x').groupBy('id1').agg(sum('v1')),
  'groupby-q2': (frame) => frame('x').groupBy('id1', 'id2').agg(sum('v1')),
  'groupby-q3': (frame) => frame('x').groupBy('id3').agg(sum('v1'), mean('v3')),
  'groupby-q4': (frame) => frame('x').groupBy('id4').agg(mean('v1'), mean('v2'), mean('v3')),
  'groupby-q5': (frame) => frame('x').groupBy('id6').agg(sum('v1'), sum('v2'), sum('v3')),
  'groupby-q6': (frame) =>
    frame('x')
      .groupBy('id4', 'id5')
      .agg(col('v3').median().alias('median_v3'), col('v3').stddev({ ddof: 1 }).alias('sd_v3')),
  'groupby-q7': (frame) =>
    frame('x')
      .groupBy('id3')
      .agg(col('v1').max().sub(col('v2').min()).alias('range_v1_v2')),
  'groupby-q8': (frame) =>
    frame('x')
      .select('id6', 'v3', F.rowNumber().over({ partitionBy: 'id6', orderBy: 'v3', desc: true }).alias('place'))
      .where(col('place').le(2))
      .exclude('place'),
  'groupby-q9': (frame) => frame('x').groupBy('id2', 'id4').agg(squaredCorrelation('v1', 'v2').alias('r2')),
  'groupby-q10': (frame) =>
    frame('x').groupBy('id1', 'id2', 'id3', 'id4', 'id5', 'id6').agg(sum('v3'), F.count().alias('count')),
  'join-q1': joined('small', 'id1', 'inner'),
  'join-q2': joined('medium', 'id2', 'inner'),
  'join-q3': joined('medium', 'id2', 'left'),
  'join-q4': joined('medium', 'id5', 'inner'),
  'join-q5': joined('big', 'id3', 'inner'),
};

/** Pixelframe; answers stay in the engine, as DuckDB's stay in its tables. */
export async function openOurs({ question: name, n, workers }: RelationalOptions): Promise<Contender> {
  const question = questions.find((item) => item.name === name)!;
  const session = createSession({ workers });
  const frames: Frames = new Map(
    [...makeTables(n, question.tables)].map(([table, plain]) => [table, fromArrow(toArrow(plain), { session })]),
  );
  let last: DataFrame<object> | null = null;
  return {
    async answer() {
      last?.release();
      last = answers[name]!((table) => frames.get(table)!);
      await last.collect();
    },
    async check() {
      const sums = question.checks.map((column) => col(column).cast(FLOAT64).sum().alias(column));
      const [row] = (await last!.agg(...sums).toRows()) as Record<string, number>[];
      return [last!.collectedRows!, ...question.checks.map((column) => row![column]!)];
    },
  };
}
