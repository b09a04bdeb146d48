import { DataType as T } from '@pixelframe/columnar';
import type { FunctionDefinition } from '../define.ts';
import { defineFunction } from '../define.ts';

/** A function of the row's place in its partition alone, named by Daft's spelling where no name is given. */
const ranking = (name: string, daft: string, doc: string): FunctionDefinition =>
  defineFunction({
    name,
    daft,
    args: [],
    params: [],
    kind: 'window',
    free: true,
    nulls: 'own',
    output: () => daft,
    returns: 'number',
    infer: () => T.uint64(),
    doc: `${doc} UInt64. Only inside over() with an orderBy and without a frame, else a PlanError.`,
    example: `df.withColumn('n', F.${name}().over({ partitionBy: 'first', orderBy: 'a' }))`,
  });

export const rowNumber = ranking(
  'rowNumber',
  'row_number',
  'Number of the row in its partition, from 1, in the order of orderBy; equal rows are numbered in their own order.',
);
export const rank = ranking(
  'rank',
  'rank',
  'Rank of the row in its partition, from 1; rows equal in orderBy have one rank, and as many are left out after it. Nulls are equal, NaN is equal to NaN.',
);
export const denseRank = ranking(
  'denseRank',
  'dense_rank',
  'Rank of the row in its partition, from 1; rows equal in orderBy have one rank, and none is left out.',
);
