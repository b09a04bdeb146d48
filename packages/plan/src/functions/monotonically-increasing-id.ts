import { DataType as T } from '@pixelframe/columnar';
import { defineFunction } from './define.ts';

export const monotonicallyIncreasingId = defineFunction({
  name: 'monotonicallyIncreasingId',
  daft: 'monotonically_increasing_id',
  args: [],
  params: [],
  free: true,
  stage: true,
  volatile: true,
  nulls: 'own',
  returns: 'number',
  infer: () => T.uint64(),
  output: () => 'monotonically_increasing_id',
  doc: "The row's number, from 0, in the order of the rows; as UInt64.",
  example: "df.withColumn('id', F.monotonicallyIncreasingId())",
});
