import type { UdfOptions } from '../udf.ts';
import { defineFunction } from './define.ts';

/** Not among the functions of the page: `udf()` makes calls of it by itself. */
export const udf = defineFunction({
  name: 'udf',
  daft: 'func',
  args: [{ name: 'args', doc: 'Columns, and plain values, which reach the function as they are.', variadic: true }],
  params: [],
  nulls: 'own',
  stage: true,
  infer: (_, options) => (options as UdfOptions).returns,
  metadata: (options) => (options as UdfOptions).metadata ?? null,
  label: (options) => (options as UdfOptions).name,
  returns: 'unknown',
  doc: 'What a function of the user makes of the values of each row.',
  example: "df.withColumn('twice', udf((x) => x * 2, { returns: DataType.float64() })(col('x')))",
});

/** A WGSL expression, as those see it who run it: who makes calls has checked their types. */
export const wgsl = defineFunction({ ...udf, name: 'wgsl', label: () => 'wgsl' });
