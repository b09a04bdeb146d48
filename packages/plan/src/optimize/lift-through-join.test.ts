import { DataType, schema } from '@pixelframe/columnar';
import { expect, test } from 'vitest';
import type { Expr } from '../expr.ts';
import { call, column } from '../expr.ts';
import { explainPlan } from '../explain.ts';
import { join } from '../join.ts';
import { lit } from '../literal.ts';
import { filter, schemaOf, source } from '../plan.ts';
import { fn } from '../testing/plans.ts';
import { optimize } from './optimize.ts';

const table = source(
  { kind: 'partitions', id: 't', label: 't' },
  schema([
    { name: 'id', type: DataType.int64() },
    { name: 'image', type: DataType.image('RGB') },
  ]),
);
const hash = (name: string): Expr => fn('imageHash', [column(name)]);

test('hashes computed in the predicate of a cross join are computed per row, and the join is a similarity join', () => {
  const near = call('le', [call('hammingDistance', [hash('image'), hash('right.image')]), lit(10)]);
  expect(explainPlan(optimize(filter(join(table, table, 'cross', [], []), near))))
    .toBe(`* SimilarityJoin: hammingDistance(lifted#0, lifted#0) <= 10
|   Sides = one input, read once
|   Method = index over parts of the hash, or all pairs on the CPU or the GPU, whichever costs least for the rows found
|
* Project: col(id), col(image), col(lifted#0#imageHash) as lifted#0
|
* ImageStage: source = col(image)
|   #0 imageHash(source, phash, 8)
|   Outputs = #0 as lifted#0#imageHash
|
* Source: t
|   Output schema = id: Int64, image: Image[RGB]`);
});

test('sides that are not the same each compute their own', () => {
  const other = source({ kind: 'partitions', id: 'u', label: 'u' }, schemaOf(table));
  const near = call('le', [call('hammingDistance', [hash('image'), hash('right.image')]), lit(10)]);
  const text = explainPlan(optimize(filter(join(table, other, 'cross', [], []), near)));
  expect(text).toContain('SimilarityJoin: hammingDistance(lifted#0, lifted#1) <= 10');
  expect(text.match(/imageHash\(source/g)).toHaveLength(2);
});

test('of a left join only the left side is computed below', () => {
  const wide = (name: string): Expr => call('gt', [fn('imageWidth', [column(name)]), lit(100)]);
  const joined = join(table, table, 'left', [column('id')], [column('id')]);
  const text = explainPlan(optimize(filter(joined, call('and', [wide('image'), wide('right.image')]))));
  const at = text.indexOf('* Join: left');
  expect([text.indexOf('image width') < at, text.lastIndexOf('image width') > at]).toEqual([true, true]);
});
