import { DataType as T } from '@pixelframe/columnar';
import { defineFunction, typeMismatch } from '../define.ts';

const PARTS = T.struct({
  scheme: T.string(),
  username: T.string(),
  password: T.string(),
  host: T.string(),
  port: T.uint16(),
  path: T.string(),
  query: T.string(),
  fragment: T.string(),
});

export const parseUrl = defineFunction({
  name: 'parseUrl',
  daft: 'parse_url',
  args: [{ name: 'input', doc: 'URLs.' }],
  params: [],
  nulls: 'own',
  returns: 'Record<string, string | number | null>',
  infer(args) {
    if (args[0]!.type.kind !== 'string') throw typeMismatch('parseUrl', args, 'a String');
    return PARTS;
  },
  doc: 'The parts of a URL as a struct: scheme, username, password, host, port, path, query, fragment. Parts that are missing, the port that a scheme has by itself, and all parts of what is no absolute URL are null.',
  example: "df.select(col('url').parseUrl().get('scheme'))",
});
