import { desc, op, table as newTable } from 'arquero';
import { questions, type TableName } from '../questions.ts';
import type { PlainColumn, PlainTable } from '../tables.ts';
import { makeTables } from '../tables.ts';
import type { Contender, RelationalOptions } from './bench-page.ts';

type Frame = ReturnType<typeof newTable>;
type Answer = (frame: (name: TableName) => Frame) => Frame;

/** Strings as JavaScript's own: what Arquero is fastest with. */
const arrayOf = (column: PlainColumn): ArrayLike<unknown> =>
  column.kind === 'string' ? Array.from(column.codes, (code) => column.words[code]) : column.values;

const frameOf = (plain: PlainTable): Frame =>
  newTable(Object.fromEntries(Object.entries(plain).map(([name, column]) => [name, arrayOf(column) as unknown[]])));

const answers: Readonly<Record<string, Answer>> = {
  'groupby-q1': (frame) =>
    frame('x')
      .groupby('id1')
      .rollup({ v1: op.sum('v1') }),
  'groupby-q2': (frame) =>
    frame('x')
      .groupby('id1', 'id2')
      .rollup({ v1: op.sum('v1') }),
  'groupby-q3': (frame) =>
    frame('x')
      .groupby('id3')
      .rollup({ v1: op.sum('v1'), v3: op.mean('v3') }),
  'groupby-q4': (frame) =>
    frame('x')
      .groupby('id4')
      .rollup({ v1: op.mean('v1'), v2: op.mean('v2'), v3: op.mean('v3') }),
  'groupby-q5': (frame) =>
    frame('x')
      .groupby('id6')
      .rollup({ v1: op.sum('v1'), v2: op.sum('v2'), v3: op.sum('v3') }),
  'groupby-q6': (frame) =>
    frame('x')
      .groupby('id4', 'id5')
      .rollup({ median_v3: op.median('v3'), sd_v3: op.stdev('v3') }),
  'groupby-q7': (frame) =>
    frame('x')
      .groupby('id3')
      .rollup({ range_v1_v2: (d: { v1: number; v2: number }) => op.max(d.v1) - op.min(d.v2) }),
  'groupby-q8': (frame) =>
    frame('x')
      .select('id6', 'v3')
      .groupby('id6')
      .orderby(desc('v3'))
      .filter(() => op.row_number() <= 2)
      .ungroup()
      .reify(),
  'groupby-q9': (frame) =>
    frame('x')
      .groupby('id2', 'id4')
      .rollup({ r2: (d: { v1: number; v2: number }) => op.pow(op.corr(d.v1, d.v2), 2) }),
  'groupby-q10': (frame) =>
    frame('x')
      .groupby('id1', 'id2', 'id3', 'id4', 'id5', 'id6')
      .rollup({ v3: op.sum('v3'), count: op.count() }),
  'join-q1': (frame) => frame('j').join(frame('small'), 'id1'),
  'join-q2': (frame) => frame('j').join(frame('medium'), 'id2'),
  'join-q3': (frame) => frame('j').join_left(frame('medium'), 'id2'),
  'join-q4': (frame) => frame('j').join(frame('medium'), 'id5'),
  'join-q5': (frame) => frame('j').join(frame('big'), 'id3'),
};

/** Arquero, in the page, where it runs. */
export async function openArquero({ question: name, n }: RelationalOptions): Promise<Contender> {
  const question = questions.find((item) => item.name === name)!;
  const frames = new Map([...makeTables(n, question.tables)].map(([table, plain]) => [table, frameOf(plain)]));
  let last: Frame | null = null;
  return {
    async answer() {
      last = answers[name]!((table) => frames.get(table)!);
    },
    async check() {
      const answer = last!;
      const sums = question.checks.map((column) => {
        let total = 0;
        for (let row = 0; row < answer.numRows(); row++) total += Number(answer.get(column, row) ?? 0);
        return total;
      });
      return [answer.numRows(), ...sums];
    },
  };
}
