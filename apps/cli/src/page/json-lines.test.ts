import { expect, test } from 'vitest';
import { toJson, type JsonType } from './json-lines.ts';

const list = (item: string): JsonType => ({ kind: 'fixedSizeList', item: { kind: item } });

test.each<[string, unknown, string]>([
  ['null', null, 'null'],
  ['undefined', undefined, 'null'],
  ['a number', -0.5, '-0.5'],
  ['NaN', Number.NaN, '"NaN"'],
  ['the infinities', [Infinity, -Infinity], '["Infinity","-Infinity"]'],
  ['a bigint', 2n ** 63n - 1n, '9223372036854775807'],
  ['text', 'a "b"\n\u2028é', JSON.stringify('a "b"\n\u2028é')],
  ['a date', new Date(0), '"1970-01-01T00:00:00.000Z"'],
  ['an invalid date', new Date(Number.NaN), 'null'],
  ['binary', new Uint8Array([0, 10, 255]), '"000aff"'],
  ['floats', new Float32Array([1.5, Number.NaN]), '[1.5,"NaN"]'],
  ['64-bit integers', new BigInt64Array([-1n]), '[-1]'],
  ['a nested row', { a: { b: [1n, null], c: new Uint8Array([1]) } }, '{"a":{"b":[1,null],"c":"01"}}'],
  ['a missing field', { a: undefined, b: 1 }, '{"b":1}'],
  ['a tensor', { shape: [2, 1], data: new Uint8Array([3, 4]) }, '{"shape":[2,1],"data":[3,4]}'],
  [
    'an image',
    { width: 1, height: 1, channels: 3, mode: 'RGB', data: new Uint8Array([255, 0, 1]) },
    '{"width":1,"height":1,"channels":3,"mode":"RGB","data":"/wAB"}',
  ],
  ['a map', new Map([['k', 1]]), '[["k",1]]'],
  ['a key named __proto__', JSON.parse('{"__proto__":1}'), '{"__proto__":1}'],
])('%s', (_, value, expected) => {
  expect(toJson(value)).toBe(expected);
});

test('the type tells a list of bytes from binary', () => {
  expect(toJson(new Uint8Array([1, 2]), list('uint8'))).toBe('[1,2]');
  expect(toJson(new Uint8Array([1, 2]), { kind: 'binary' })).toBe('"0102"');
});

test('the type tells a struct of that shape from a tensor and an image', () => {
  const type: JsonType = {
    kind: 'struct',
    fields: [
      { name: 'shape', type: { kind: 'string' } },
      { name: 'data', type: { kind: 'binary' } },
    ],
  };
  expect(toJson({ shape: 'round', data: new Uint8Array([1]) }, type)).toBe('{"shape":"round","data":"01"}');
});

test('types reach into structs, lists and maps', () => {
  const row: JsonType = { kind: 'struct', fields: [{ name: 'bytes', type: { kind: 'list', item: list('uint8') } }] };
  expect(toJson({ bytes: [new Uint8Array([7]), null] }, row)).toBe('{"bytes":[[7],null]}');
  const map: JsonType = { kind: 'map', key: { kind: 'string' }, value: list('uint8') };
  expect(toJson([['k', new Uint8Array([7])]], map)).toBe('[["k",[7]]]');
});

test('large image data is encoded in pieces', () => {
  const data = new Uint8Array(200_000).fill(65);
  const text = toJson({ width: 1, height: 1, channels: 1, mode: 'L', data });
  expect(Buffer.from((JSON.parse(text) as { data: string }).data, 'base64')).toEqual(Buffer.from(data));
});

test('what has no JSON form says so', () => {
  const own: { self?: object } = {};
  own.self = own;
  expect(() => toJson(own)).toThrow('An object that contains itself has no JSON form.');
  expect(() => toJson({ f: () => 1 })).toThrow('A function has no JSON form.');
});

test('the same object twice, but not inside itself, is fine', () => {
  const shared = { a: 1 };
  expect(toJson([shared, shared])).toBe('[{"a":1},{"a":1}]');
});
