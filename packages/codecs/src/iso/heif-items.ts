import { BoxReader, findBox, findBoxAt, isoBoxes, type IsoBox } from './iso-boxes.ts';

/** What a HEIF file's `meta` box says of its items (ISO/IEC 23008-12): AVIF and HEIC alike. */
export interface HeifItems {
  readonly primary: number;
  /** The boxes that describe an item, by item. */
  readonly properties: ReadonlyMap<number, readonly IsoBox[]>;
  readonly types: ReadonlyMap<number, string>;
  /** From each item to those it is an auxiliary picture of. */
  readonly auxiliaryOf: ReadonlyMap<number, readonly number[]>;
  /** Where an item's bytes lie, if in one piece. */
  readonly places: ReadonlyMap<number, { readonly start: number; readonly end: number }>;
}

const versionBytes = 4;

/** Null where there is no `meta` box with a primary item. */
export function readHeifItems(bytes: Uint8Array): HeifItems | null {
  const meta = findBoxAt(bytes, ['meta']);
  if (meta === null) return null;
  const inside = (type: string): IsoBox | null => findBox(bytes, meta.start + versionBytes, meta.end, type);
  const primaryBox = inside('pitm');
  if (primaryBox === null) return null;
  const reader = new BoxReader(bytes, primaryBox);
  const wide = reader.uint32() >>> 24 > 0;
  return {
    primary: wide ? reader.uint32() : reader.uint16(),
    properties: readProperties(bytes, inside('iprp')),
    types: readTypes(bytes, inside('iinf')),
    auxiliaryOf: readAuxiliary(bytes, inside('iref')),
    places: readPlaces(bytes, inside('iloc'), inside('idat')),
  };
}

function readProperties(bytes: Uint8Array, iprp: IsoBox | null): Map<number, IsoBox[]> {
  const properties = new Map<number, IsoBox[]>();
  if (iprp === null) return properties;
  const container = findBox(bytes, iprp.start, iprp.end, 'ipco');
  const all = container === null ? [] : [...isoBoxes(bytes, container.start, container.end)];
  for (const box of isoBoxes(bytes, iprp.start, iprp.end)) {
    if (box.type !== 'ipma') continue;
    const reader = new BoxReader(bytes, box);
    const head = reader.uint32();
    const count = reader.uint32();
    for (let i = 0; i < count && !reader.ended; i++) {
      const item = head >>> 24 < 1 ? reader.uint16() : reader.uint32();
      const links = reader.uint8();
      const boxes: IsoBox[] = [];
      for (let j = 0; j < links && !reader.ended; j++) {
        const index = (head & 1) === 1 ? reader.uint16() & 0x7fff : reader.uint8() & 0x7f;
        const property = all[index - 1];
        if (property !== undefined) boxes.push(property);
      }
      properties.set(item, boxes);
    }
  }
  return properties;
}

function readTypes(bytes: Uint8Array, iinf: IsoBox | null): Map<number, string> {
  const types = new Map<number, string>();
  if (iinf === null) return types;
  const reader = new BoxReader(bytes, iinf);
  const listAt = iinf.start + versionBytes + (reader.uint32() >>> 24 === 0 ? 2 : 4);
  for (const box of isoBoxes(bytes, listAt, iinf.end)) {
    if (box.type !== 'infe') continue;
    const entry = new BoxReader(bytes, box);
    const version = entry.uint32() >>> 24;
    if (version < 2) continue;
    const item = version === 2 ? entry.uint16() : entry.uint32();
    entry.uint16();
    types.set(item, entry.type());
  }
  return types;
}

function readAuxiliary(bytes: Uint8Array, iref: IsoBox | null): Map<number, number[]> {
  const references = new Map<number, number[]>();
  if (iref === null) return references;
  const wide = new BoxReader(bytes, iref).uint32() >>> 24 > 0;
  for (const box of isoBoxes(bytes, iref.start + versionBytes, iref.end)) {
    if (box.type !== 'auxl') continue;
    const reader = new BoxReader(bytes, box);
    const from = wide ? reader.uint32() : reader.uint16();
    const count = reader.uint16();
    const to: number[] = [];
    for (let i = 0; i < count && !reader.ended; i++) to.push(wide ? reader.uint32() : reader.uint16());
    references.set(from, to);
  }
  return references;
}

function readPlaces(
  bytes: Uint8Array,
  iloc: IsoBox | null,
  idat: IsoBox | null,
): Map<number, { start: number; end: number }> {
  const places = new Map<number, { start: number; end: number }>();
  if (iloc === null) return places;
  const reader = new BoxReader(bytes, iloc);
  const version = reader.uint32() >>> 24;
  const sizes = reader.uint16();
  const [offsetBytes, lengthBytes, baseBytes] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15] as const;
  const indexBytes = version === 0 ? 0 : sizes & 15;
  const count = version < 2 ? reader.uint16() : reader.uint32();
  for (let i = 0; i < count && !reader.ended; i++) {
    const item = version < 2 ? reader.uint16() : reader.uint32();
    const method = version === 0 ? 0 : reader.uint16() & 15;
    reader.uint16();
    const base = reader.sized(baseBytes);
    // Extents of no bytes each would be counted for ever.
    const extents = reader.uint16() * Math.min(1, indexBytes + offsetBytes + lengthBytes);
    for (let j = 0; j < extents && !reader.ended; j++) {
      reader.sized(indexBytes);
      const offset = base + reader.sized(offsetBytes) + (method === 1 ? (idat?.start ?? 0) : 0);
      const length = reader.sized(lengthBytes);
      if (extents === 1 && method < 2) places.set(item, { start: offset, end: offset + length });
    }
  }
  return places;
}
