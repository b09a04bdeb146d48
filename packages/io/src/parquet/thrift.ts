/**
 * Just enough of Thrift's compact protocol (apache/thrift doc/specs/thrift-compact-protocol.md) to edit a Parquet footer:
 * a struct is read as its fields' raw bytes, and only what must change is looked into. Everything else, fields of a
 * later Parquet version included, is passed on byte for byte.
 */
export type Bytes = Uint8Array<ArrayBuffer>;

/** One field of a struct. The value of a boolean is in its type (1 or 2) and has no bytes. */
export interface RawField {
  readonly id: number;
  readonly type: number;
  readonly bytes: Bytes;
}

export const I16 = 4;
export const I32 = 5;
export const I64 = 6;
export const LIST = 9;
const BINARY = 8;
const STRUCT = 12;

/** Deeper nesting than any Parquet footer has: a hostile file must not exhaust the stack. */
const MAX_DEPTH = 64;

class Cursor {
  readonly bytes: Bytes;
  at: number;
  constructor(bytes: Bytes, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  byte(): number {
    const value = this.bytes[this.at++];
    if (value === undefined) throw new RangeError('the footer ends early');
    return value;
  }

  varint(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
    throw new RangeError('the footer holds a number of more than 64 bits');
  }

  skip(type: number, depth: number): void {
    if (depth > MAX_DEPTH) throw new RangeError('the footer is nested too deeply');
    switch (type) {
      case 1:
      case 2:
        return;
      case 3:
        this.at += 1;
        return;
      case 4:
      case 5:
      case 6:
        this.varint();
        return;
      case 7:
        this.at += 8;
        return;
      case BINARY: {
        const length = Number(this.varint());
        this.at += length;
        return;
      }
      case 9:
      case 10: {
        const { type: item, count } = this.listHead();
        for (let i = 0; i < count; i++) this.skipItem(item, depth);
        return;
      }
      case 11: {
        const count = Number(this.varint());
        const types = count === 0 ? 0 : this.byte();
        for (let i = 0; i < count; i++) {
          this.skipItem(types >> 4, depth);
          this.skipItem(types & 15, depth);
        }
        return;
      }
      case STRUCT:
        for (let id = 0; ;) {
          const head = this.fieldHead(id);
          if (head === null) return;
          id = head.id;
          this.skip(head.type, depth + 1);
        }
      default:
        throw new RangeError(`the footer holds a value of unknown type ${type}`);
    }
  }

  /** Inside a collection a boolean takes a byte of its own. */
  skipItem(type: number, depth: number): void {
    if (type === 1 || type === 2) this.byte();
    else this.skip(type, depth + 1);
    if (this.at > this.bytes.length) throw new RangeError('the footer ends early');
  }

  listHead(): { type: number; count: number } {
    const head = this.byte();
    const count = head >> 4 === 15 ? Number(this.varint()) : head >> 4;
    return { type: head & 15, count };
  }

  /** The next field's id and type, or null at the end of the struct. */
  fieldHead(previous: number): { id: number; type: number } | null {
    const head = this.byte();
    const type = head & 15;
    if (type === 0) return null;
    return { type, id: head >> 4 === 0 ? Number(unzigzag(this.varint())) : previous + (head >> 4) };
  }
}

const unzigzag = (n: bigint): bigint => (n >> 1n) ^ -(n & 1n);

/** The fields of the struct at the start of `bytes`. Malformed bytes are a RangeError that says what is wrong. */
export function readStruct(bytes: Bytes): RawField[] {
  const cursor = new Cursor(bytes, 0);
  const fields: RawField[] = [];
  for (let id = 0; ;) {
    const head = cursor.fieldHead(id);
    if (head === null) return fields;
    id = head.id;
    const start = cursor.at;
    cursor.skip(head.type, 0);
    if (cursor.at > bytes.length) throw new RangeError('the footer ends early');
    fields.push({ id, type: head.type, bytes: bytes.subarray(start, cursor.at) });
  }
}

/** The elements of a list of structs, each as its bytes. */
export function readStructList(bytes: Bytes): Bytes[] {
  const cursor = new Cursor(bytes, 0);
  const { type, count } = cursor.listHead();
  if (count > 0 && type !== STRUCT) throw new RangeError(`the footer has a list of type ${type} in place of structs`);
  const items: Bytes[] = [];
  for (let i = 0; i < count; i++) {
    const start = cursor.at;
    cursor.skipItem(type, 0);
    items.push(bytes.subarray(start, cursor.at));
  }
  return items;
}

export const readInteger = (field: RawField): number => Number(unzigzag(new Cursor(field.bytes, 0).varint()));

export function integerField(id: number, type: number, value: number): RawField {
  return { id, type, bytes: new Uint8Array(zigzag(value)) };
}

export function stringField(id: number, text: string): RawField {
  const bytes = new TextEncoder().encode(text);
  return { id, type: BINARY, bytes: joinBytes([new Uint8Array(varint(BigInt(bytes.length))), bytes]) };
}

export function structListField(id: number, items: readonly Bytes[]): RawField {
  const head = items.length < 15 ? [(items.length << 4) | STRUCT] : [0xf0 | STRUCT, ...varint(BigInt(items.length))];
  return { id, type: LIST, bytes: joinBytes([new Uint8Array(head), ...items]) };
}

export const structField = (id: number, fields: readonly RawField[]): RawField => ({
  id,
  type: STRUCT,
  bytes: writeStruct(fields),
});

export function writeStruct(fields: readonly RawField[]): Bytes {
  const parts: Bytes[] = [];
  let previous = 0;
  for (const { id, type, bytes } of fields) {
    const delta = id - previous;
    const head = delta > 0 && delta < 16 ? [(delta << 4) | type] : [type, ...zigzag(id)];
    parts.push(new Uint8Array(head), bytes);
    previous = id;
  }
  parts.push(new Uint8Array(1));
  return joinBytes(parts);
}

/** The same fields with those of `changes` in the place of their namesakes; null removes. Absent ones are not added. */
export const withFields = (
  fields: readonly RawField[],
  changes: Readonly<Record<number, ((field: RawField) => RawField) | null>>,
): RawField[] =>
  fields.flatMap((field) => {
    const change = changes[field.id];
    if (change === undefined) return [field];
    return change === null ? [] : [change(field)];
  });

export function joinBytes(parts: readonly Bytes[]): Bytes {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function zigzag(value: number): number[] {
  const n = BigInt(value);
  return varint(n < 0n ? -n * 2n - 1n : n * 2n);
}

function varint(value: bigint): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return [...bytes, Number(rest)];
}
