import { DataType as T } from '@pixelframe/columnar';
import { defineFunction, lowerCase, oneOf, positiveInteger, typeMismatch } from './define.ts';

export const onErrorParam = {
  name: 'onError',
  type: "'raise' | 'null'",
  doc: 'What a failing value does: stop the query, or become null and be counted in `df.metrics()`.',
  default: 'raise',
  check: oneOf('raise', 'null'),
  normalize: lowerCase,
} as const;

export const download = defineFunction({
  name: 'download',
  daft: 'download',
  args: [{ name: 'url', doc: 'URLs; under the runner and in Node also paths.' }],
  params: [
    {
      name: 'maxConnections',
      type: 'number',
      doc: 'Requests in flight per worker.',
      default: 32,
      check: positiveInteger,
    },
    onErrorParam,
  ],
  nulls: 'own',
  stage: true,
  returns: 'Uint8Array',
  infer(args) {
    const { kind } = args[0]!.type;
    if (kind !== 'string' && kind !== 'null') throw typeMismatch('download', args, 'a String column of URLs');
    return T.binary();
  },
  doc: 'The bytes behind each URL, in the order of the rows. Retried with backoff; credentials are never sent.',
  example: "df.withColumn('bytes', col('url').download({ onError: 'null' }))",
});
