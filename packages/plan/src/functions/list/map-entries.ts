import type { DataTypeOf, Field } from '@pixelframe/columnar';
import { DataType as T } from '@pixelframe/columnar';
import { comparisonType } from '../comparison.ts';
import { defineFunction, typeMismatch } from '../define.ts';

function mapOf(name: string, args: readonly Field[]): DataTypeOf<'map'> {
  const { type } = args[0]!;
  if (type.kind === 'map') return type;
  throw typeMismatch(name, args, 'a map');
}

const map = { name: 'map', doc: 'A map.' };

export const mapGet = defineFunction({
  name: 'mapGet',
  daft: 'map_get',
  args: [map, { name: 'key', doc: 'The key to look for, one or one for each row.' }],
  params: [],
  nulls: 'propagate',
  infer(args) {
    const { key, value } = mapOf('mapGet', args);
    if (comparisonType(key, args[1]!.type) === null)
      throw typeMismatch('mapGet', args, 'a key of the type of the keys');
    return value;
  },
  returns: 'unknown',
  doc: 'The value of a key, of the first one where a map has it twice; null where there is none.',
  example: "df.select(col('scores').mapGet('math'))",
});

export const mapKeys = defineFunction({
  name: 'mapKeys',
  daft: 'map_keys',
  args: [map],
  params: [],
  nulls: 'propagate',
  infer: (args) => T.list(mapOf('mapKeys', args).key),
  returns: 'unknown[]',
  doc: 'The keys of each map as a list; null for a null or empty map, as in Daft.',
  example: "df.select(col('scores').mapKeys())",
});
