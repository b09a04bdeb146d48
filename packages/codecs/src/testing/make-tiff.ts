/** The fields of a directory by tag: 16-bit numbers, or 32-bit ones where a value needs it; bytes as they are. */
export type TiffFields = Readonly<Record<number, number | readonly number[] | Uint8Array>>;

/** A little-endian TIFF of one directory, which is where the data ends. `strips` stand at byte 8 on. */
export function makeTiff(fields: TiffFields, strips: readonly Uint8Array[] = [], big = false): Uint8Array {
  const head = big ? 16 : 8;
  const offsets: number[] = [];
  let at = head;
  for (const strip of strips) {
    offsets.push(at);
    at += strip.length;
  }
  const all: TiffFields = { 273: offsets, 279: strips.map((strip) => strip.length), ...fields };
  const tags = Object.keys(all)
    .map(Number)
    .filter((tag) => sizeOf(all[tag]!) > 0);
  tags.sort((a, b) => a - b);
  const field = big ? 8 : 4;
  const extraAt = at + (big ? 8 : 2) + tags.length * (big ? 20 : 12) + field;
  const total = extraAt + tags.reduce((sum, tag) => sum + (sizeOf(all[tag]!) > field ? sizeOf(all[tag]!) : 0), 0);
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  const long = (where: number, value: number): void => {
    if (big) view.setBigUint64(where, BigInt(value), true);
    else view.setUint32(where, value, true);
  };
  bytes.set(big ? [0x49, 0x49, 43, 0, 8, 0, 0, 0] : [0x49, 0x49, 42, 0]);
  long(big ? 8 : 4, at);
  strips.forEach((strip, i) => bytes.set(strip, offsets[i]));
  if (big) view.setBigUint64(at, BigInt(tags.length), true);
  else view.setUint16(at, tags.length, true);
  let entry = at + (big ? 8 : 2);
  let extra = extraAt;
  for (const tag of tags) {
    const value = all[tag]!;
    const raw = bytesOf(value);
    view.setUint16(entry, tag, true);
    view.setUint16(entry + 2, value instanceof Uint8Array ? 7 : isLong(value) ? 4 : 3, true);
    long(entry + 4, value instanceof Uint8Array ? value.length : listOf(value).length);
    const place = entry + 4 + field;
    if (raw.length <= field) bytes.set(raw, place);
    else {
      long(place, extra);
      bytes.set(raw, extra);
      extra += raw.length;
    }
    entry += big ? 20 : 12;
  }
  return bytes;
}

function listOf(value: number | readonly number[]): readonly number[] {
  return typeof value === 'number' ? [value] : value;
}

function isLong(value: number | readonly number[]): boolean {
  return listOf(value).some((number) => number > 0xffff);
}

function bytesOf(value: number | readonly number[] | Uint8Array): Uint8Array {
  if (value instanceof Uint8Array) return value;
  const numbers = listOf(value);
  const values = isLong(value) ? Uint32Array.from(numbers) : Uint16Array.from(numbers);
  return new Uint8Array(values.buffer);
}

function sizeOf(value: number | readonly number[] | Uint8Array): number {
  return bytesOf(value).length;
}
