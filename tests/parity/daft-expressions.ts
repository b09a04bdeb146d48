import { readFileSync } from 'node:fs';
import type { Batch, Column } from '@pixelframe/columnar';
import { batch, columnFromValues, columnToValues, DataType as T, schema, typeName } from '@pixelframe/columnar';

/** A value as `tests/reference/daft-expressions.py` writes it. */
export type Encoded = null | boolean | number | string | readonly Encoded[] | { readonly error: true };

export interface ReferenceCase {
  readonly name: string;
  readonly args: readonly (readonly [string, readonly Encoded[]])[];
  /** null: Daft refuses the plan. */
  readonly type: string | null;
  readonly values: readonly Encoded[];
  readonly to?: string;
  readonly key?: number;
  readonly literal?: number;
  readonly items?: readonly Encoded[];
  readonly bounds?: readonly [Encoded, Encoded];
  readonly case?: string;
  readonly text?: string;
}

export interface BinaryCases {
  readonly left: readonly [string, readonly Encoded[]];
  readonly right: readonly [string, readonly Encoded[]];
  /** By function: one value for each pair, the left one changing slowest. */
  readonly results: Readonly<Record<string, { readonly type: string; readonly values: readonly Encoded[] }>>;
}

export interface DaftReference {
  readonly versions: { readonly daft: string };
  readonly types: readonly string[];
  readonly supertypes: readonly (readonly (string | null)[])[];
  readonly results: Readonly<Record<string, readonly (readonly (string | null)[])[]>>;
  readonly binary: readonly BinaryCases[];
  readonly casts: readonly ReferenceCase[];
  readonly others: readonly ReferenceCase[];
}

const path = new URL('../reference/daft-expressions.json', import.meta.url);

export const readReference = (): DaftReference => JSON.parse(readFileSync(path, 'utf8')) as DaftReference;

const TYPES: readonly T[] = [
  T.null(),
  T.bool(),
  T.int8(),
  T.int16(),
  T.int32(),
  T.int64(),
  T.uint8(),
  T.uint16(),
  T.uint32(),
  T.uint64(),
  T.float32(),
  T.float64(),
  T.string(),
  T.binary(),
  T.binary(4),
  T.date(),
  T.time('us'),
  T.timestamp('s'),
  T.timestamp('ms'),
  T.timestamp('us'),
  T.timestamp('ns'),
  T.timestamp('us', 'UTC'),
  T.duration('ms'),
  T.duration('us'),
  T.list(T.int32()),
  T.list(T.int64()),
  T.fixedSizeList(T.int64(), 2),
  T.struct({ a: T.int64() }),
];

const byName = new Map(TYPES.map((type) => [typeName(type), type]));

export function typeCalled(name: string): T {
  const type = byName.get(name);
  if (type === undefined) throw new Error(`no type called ${name}`);
  return type;
}

const SPECIAL = new Map<unknown, number>([
  ['NaN', Number.NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
  ['-0', -0],
]);

/** A JS value that `columnFromValues` takes for `type`. */
export function decode(value: Encoded, type: T): unknown {
  if (value === null) return null;
  if (Array.isArray(value)) return (value as readonly Encoded[]).map((item) => decode(item, T.int64()));
  if (typeof value !== 'string' || type.kind === 'string') return value;
  if (type.kind === 'binary' || type.kind === 'fixedSizeBinary') return Uint8Array.from(Buffer.from(value, 'hex'));
  return SPECIAL.get(value) ?? BigInt(value);
}

function encodeValue(value: unknown): Encoded {
  if (typeof value === 'bigint') {
    return value < 2n ** 53n && value > -(2n ** 53n) ? Number(value) : String(value);
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) && !Object.is(value, -0) ? value : Object.is(value, -0) ? '-0' : String(value);
  }
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return Array.from(value as unknown[], encodeValue);
  return value as Encoded;
}

export const encode = (column: Column): Encoded[] =>
  columnToValues(column, { int64: 'bigint', temporal: 'bigint' }).map(encodeValue);

export const columnOfCase = ([name, values]: readonly [string, readonly Encoded[]]): Column => {
  const type = typeCalled(name);
  return columnFromValues(
    values.map((value) => decode(value, type)),
    type,
  );
};

/** Columns called a, b, c... */
export function batchOf(columns: readonly Column[]): Batch {
  const fields = columns.map((column, i) => ({ name: String.fromCodePoint(97 + i), type: column.type }));
  return batch(schema(fields), columns);
}
