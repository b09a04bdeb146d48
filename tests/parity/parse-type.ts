import { DataType as T } from '@pixelframe/columnar';

const SIMPLE: Readonly<Record<string, T>> = {
  Null: T.null(),
  Bool: T.bool(),
  Int8: T.int8(),
  Int16: T.int16(),
  Int32: T.int32(),
  Int64: T.int64(),
  UInt8: T.uint8(),
  UInt16: T.uint16(),
  UInt32: T.uint32(),
  UInt64: T.uint64(),
  Float16: T.float16(),
  Float32: T.float32(),
  Float64: T.float64(),
  String: T.string(),
  Binary: T.binary(),
  Date: T.date(),
};

/** Splits at a separator that stands outside brackets. */
function splitTop(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '[') depth++;
    if (text[i] === ']') depth--;
    if (depth !== 0 || !text.startsWith(separator, i)) continue;
    parts.push(text.slice(start, i));
    start = i + separator.length;
  }
  return [...parts, text.slice(start)];
}

type Unit = 's' | 'ms' | 'us' | 'ns';

/** The type that `typeName` prints so. */
export function parseType(name: string): T {
  const simple = SIMPLE[name];
  if (simple !== undefined) return simple;
  const [, head, inner] = /^(\w+)\[(.*)\]$/s.exec(name) ?? [];
  if (head === undefined || inner === undefined) throw new Error(`no type called ${name}`);
  switch (head) {
    case 'Binary':
      return T.binary(Number(inner));
    case 'Time':
      return T.time(inner as Unit);
    case 'Duration':
      return T.duration(inner as Unit);
    case 'Timestamp': {
      const [unit, zone] = inner.split('; ');
      return T.timestamp(unit as Unit, zone ?? null);
    }
    case 'Decimal': {
      const [precision, scale] = inner.split(', ').map((part) => Number(part.split(': ')[1]));
      return T.decimal128(precision!, scale!);
    }
    case 'List':
    case 'Embedding': {
      const [item, size] = splitTop(inner, '; ');
      if (size === undefined) return T.list(parseType(item!));
      return (head === 'List' ? T.fixedSizeList : T.embedding)(parseType(item!), Number(size));
    }
    case 'Map': {
      const [key, value] = splitTop(inner, ': ');
      return T.map(parseType(key!), parseType(value!));
    }
    case 'Struct': {
      const fields = splitTop(inner, ', ').map((field) => {
        const at = field.indexOf(': ');
        return [field.slice(0, at), parseType(field.slice(at + 2))] as const;
      });
      return T.struct(Object.fromEntries(fields));
    }
    default:
      throw new Error(`no type called ${name}`);
  }
}
