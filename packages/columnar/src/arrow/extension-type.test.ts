import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tableFromIPC } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { DataType, storageType, typeName } from '../data-type.ts';
import { EXTENSION_METADATA, EXTENSION_NAME, extensionMetadata, extensionType } from './extension-type.ts';
import { batchFromArrow } from './from-arrow.ts';
import { columnToValues } from '../column-to-values.ts';

const metadata = (name: string, json: unknown): ReadonlyMap<string, string> =>
  new Map([
    [EXTENSION_NAME, name],
    [EXTENSION_METADATA, typeof json === 'string' ? json : JSON.stringify(json)],
  ]);

const daft = (datatype: unknown) => metadata('daft.super_extension', { datatype });
const { image, tensor, embedding, float32, uint8, string } = DataType;

test.each([
  ['{"datatype":{"Image":null},"daft_version":"0.7.26","daft_build_type":"release"}', image()],
  ['{"datatype":{"Image":"LA"},"daft_version":"0.7.26","daft_build_type":"release"}', image('LA')],
  [
    '{"datatype":{"FixedShapeImage":["RGB",3,2]},"daft_version":"0.7.26","daft_build_type":"release"}',
    image('RGB', { height: 3, width: 2 }),
  ],
  ['{"datatype":{"Tensor":"Float32"},"daft_version":"0.7.26","daft_build_type":"release"}', tensor(float32())],
  ['{"datatype":{"Embedding":["UInt8",4]},"daft_version":"0.7.26","daft_build_type":"release"}', embedding(uint8(), 4)],
  ['{"shape":[2,3]}', tensor(float32(), [2, 3])],
])('%s both ways', (json, type) => {
  const [name, written] = extensionMetadata(type)!;
  expect(written).toBe(json);
  expect(extensionType(metadata(name, json), storageType(type))).toEqual(type);
});

test("Daft's own fixed-shape tensors are read", () => {
  const type = tensor(uint8(), [2, 2, 3]);
  expect(extensionType(daft({ FixedShapeTensor: ['UInt8', [2, 2, 3]] }), storageType(type))).toEqual(type);
});

test.each<[string, ReadonlyMap<string, string> | undefined]>([
  ['none', undefined],
  ['another extension', metadata('arrow.uuid', '')],
  ['broken JSON', metadata('daft.super_extension', '{"datatype"')],
  ['an array', metadata('daft.super_extension', '[1]')],
  ['an unknown type', daft({ SparseTensor: 'Float32' })],
  ['a plain type', daft('Int64')],
  ['a mode we do not hold', daft({ Image: 'RGB16' })],
  ['a mode from Object.prototype', daft({ Image: 'constructor' })],
  ['a negative size', daft({ FixedShapeImage: ['RGB', -1, 2] })],
  ['a storage it does not fit', daft({ FixedShapeImage: ['RGB', 100, 100] })],
  ['a shape it does not fit', metadata('arrow.fixed_shape_tensor', { shape: [5] })],
  ['a permuted tensor', metadata('arrow.fixed_shape_tensor', { shape: [6, 3], permutation: [1, 0] })],
])('metadata not to be trusted or not known leaves the storage: %s', (_, entries) => {
  expect(extensionType(entries, DataType.fixedSizeList(uint8(), 18))).toBeNull();
});

test('metadata on the fields of the storage does not hide the type', () => {
  const storage = storageType(image('RGB'));
  if (storage.kind !== 'struct') expect.unreachable();
  const fields = storage.fields.map((field, i) => ({ ...field, metadata: { 'PARQUET:field_id': String(i) } }));
  expect(extensionType(daft({ Image: 'RGB' }), { kind: 'struct', fields })).toEqual(image('RGB'));
});

test('the identity permutation is fine', () => {
  const entries = metadata('arrow.fixed_shape_tensor', { shape: [6, 3], permutation: [0, 1] });
  expect(extensionType(entries, DataType.fixedSizeList(uint8(), 18))).toEqual(tensor(uint8(), [6, 3]));
});

test('types that no metadata names are written plain', () => {
  expect(extensionMetadata(string())).toBeNull();
  expect(extensionMetadata(tensor(DataType.bool()))).toBeNull();
});

describe('written by real Daft', () => {
  const path = fileURLToPath(new URL('../../../../tests/reference/daft-tables.json', import.meta.url));
  const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { cases: { name: string; ipc: string }[] };

  test.each([
    ['image mixed', 'Image[MIXED]', [{ width: 3, mode: 'RGB' }, { width: 4, mode: 'L' }, null]],
    ['image rgb', 'Image[RGB]', [{ height: 2, data: Uint8Array.from({ length: 18 }, (_, i) => i) }, null]],
    [
      'image fixed',
      'Image[RGB; 2 x 3]',
      [{ height: 2, width: 3, data: Uint8Array.from({ length: 18 }, (_, i) => i) }, null],
    ],
    ['tensor', 'Tensor[Float32]', [{ shape: [2, 3] }, { shape: [4], data: new Float32Array(4) }, null]],
    ['tensor fixed', 'Tensor[Float32; [2, 3]]', [{ shape: [2, 3], data: Float32Array.of(0, 1, 2, 3, 4, 5) }, null]],
    [
      'embedding not a number',
      'Embedding[Float32; 3]',
      [
        [NaN, 1, 2],
        [Infinity, 1, 0],
        [-1, -2, 3],
        [NaN, NaN, NaN],
      ].map((v) => Float32Array.from(v)),
    ],
  ])('%s', (name, type, expected) => {
    const { ipc } = cases.find((candidate) => candidate.name === name)!;
    const batch = batchFromArrow(tableFromIPC(Buffer.from(ipc, 'base64')));
    expect(typeName(batch.schema.fields[0]!.type)).toBe(type);
    expect(batch.schema.fields[0]!.metadata).toBeUndefined();
    expect(columnToValues(batch.columns[0]!)).toMatchObject(expected);
  });
});
