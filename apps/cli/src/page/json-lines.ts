/** The parts of a column type that decide between two readings of one value; Pixelframe's DataType has them all. */
export interface JsonType {
  readonly kind: string;
  readonly item?: JsonType;
  readonly key?: JsonType;
  readonly value?: JsonType;
  readonly fields?: readonly { readonly name: string; readonly type: JsonType }[];
}

/**
 * One value of a result as JSON, the runner's way: bigint as bare digits; NaN and the infinities as strings; binary as
 * lower-case hex; image data as base64; a tensor as `{ shape, data: [...] }`; dates in ISO form; typed arrays as arrays;
 * null for undefined.
 *
 * `type` tells a list of uint8 from binary and a struct from a tensor; without it the value's shape decides.
 *
 * @throws {TypeError} for functions and symbols, and for an object that contains itself
 */
export function toJson(value: unknown, type?: JsonType): string {
  return write(value, type, []);
}

function write(value: unknown, type: JsonType | undefined, above: readonly object[]): string {
  switch (typeof value) {
    case 'undefined':
      return 'null';
    case 'number':
      return Number.isFinite(value) ? JSON.stringify(value) : `"${value}"`;
    case 'bigint':
      return value.toString();
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'object':
      return value === null ? 'null' : writeObject(value, type, above);
    default:
      throw new TypeError(`A ${typeof value} has no JSON form.`);
  }
}

function writeObject(value: object, type: JsonType | undefined, above: readonly object[]): string {
  if (above.includes(value)) throw new TypeError('An object that contains itself has no JSON form.');
  const path = [...above, value];
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'null' : `"${value.toISOString()}"`;
  if (value instanceof Uint8Array && !isListType(type)) return `"${toHex(value)}"`;
  if (isNumbers(value)) return writeNumbers(value);
  if (value instanceof ArrayBuffer) return `"${toHex(new Uint8Array(value))}"`;
  if (Array.isArray(value)) return writeArray(value, type, path);
  if (value instanceof Map) return writeArray([...value], type, path);
  if (isImage(value) && (type === undefined || type.kind === 'image')) return writeImage(value, path);
  if (isTensor(value) && (type === undefined || type.kind === 'tensor')) {
    return `{"shape":${write(value.shape, undefined, path)},"data":${writeNumbers(value.data)}}`;
  }
  // A value with a JSON form of its own, as JSON.stringify has it.
  if ('toJSON' in value && typeof value.toJSON === 'function') return write(value.toJSON(), undefined, path);
  const types = new Map(type?.fields?.map((field) => [field.name, field.type]));
  const parts = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([name, item]) => `${JSON.stringify(name)}:${write(item, types.get(name), path)}`);
  return `{${parts.join(',')}}`;
}

function writeArray(items: readonly unknown[], type: JsonType | undefined, path: readonly object[]): string {
  if (type?.kind === 'map') {
    const pairs = items as readonly (readonly [unknown, unknown])[];
    return `[${pairs.map(([key, item]) => `[${write(key, type.key, path)},${write(item, type.value, path)}]`).join(',')}]`;
  }
  return `[${items.map((item) => write(item, type?.item, path)).join(',')}]`;
}

type Numbers = NodeJS.TypedArray;

function isNumbers(value: unknown): value is Numbers {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

function writeNumbers(values: Numbers): string {
  const parts: string[] = [];
  for (const value of values) parts.push(write(value, undefined, []));
  return `[${parts.join(',')}]`;
}

function isListType(type: JsonType | undefined): boolean {
  return type !== undefined && (type.kind === 'list' || type.kind === 'fixedSizeList' || type.kind === 'embedding');
}

interface ImageValue {
  readonly width: unknown;
  readonly height: unknown;
  readonly channels: unknown;
  readonly mode: unknown;
  readonly data: Uint8Array;
}

function isImage(value: object): value is ImageValue {
  return (
    hasExactly(value, ['width', 'height', 'channels', 'mode', 'data']) &&
    (value as ImageValue).data instanceof Uint8Array
  );
}

function writeImage(image: ImageValue, path: readonly object[]): string {
  const parts = (['width', 'height', 'channels', 'mode'] as const).map(
    (name) => `"${name}":${write(image[name], undefined, path)}`,
  );
  return `{${parts.join(',')},"data":"${toBase64(image.data)}"}`;
}

function isTensor(value: object): value is { readonly shape: unknown; readonly data: Numbers } {
  return hasExactly(value, ['shape', 'data']) && isNumbers((value as { data: unknown }).data);
}

function hasExactly(value: object, names: readonly string[]): boolean {
  return Object.keys(value).length === names.length && names.every((name) => Object.hasOwn(value, name));
}

const hexDigits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += hexDigits[byte]!;
  return text;
}

/** In pieces: `String.fromCharCode` takes its bytes as arguments, of which there may be only so many. */
function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(binary);
}
