const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

const uint16 = (value: number): Uint8Array => Uint8Array.of(value >> 8, value);
const uint32 = (value: number): Uint8Array => Uint8Array.of(value >>> 24, value >> 16, value >> 8, value);

/** One ISO media box. */
export function isoBox(type: string, ...parts: Uint8Array[]): Uint8Array {
  const payload = Buffer.concat(parts);
  return Buffer.concat([uint32(8 + payload.length), latin1(type), payload]);
}

interface HeifParts {
  readonly width?: number;
  readonly height?: number;
  /** Quarter turns against the clock of an `irot` property. */
  readonly turns?: number;
  /** Axis of an `imir` property. */
  readonly axis?: number;
  /** A TIFF-structured block for an Exif item. */
  readonly exif?: Uint8Array;
  /** Bytes of the primary item. */
  readonly picture?: Uint8Array;
}

/** A HEIF file of one picture, without pixels that could be decoded unless `picture` has them. */
export function makeHeif(brand: 'heic' | 'avif', parts: HeifParts = {}): Uint8Array {
  const { width = 64, height = 32, turns, axis, exif = new Uint8Array(0), picture = new Uint8Array(4) } = parts;
  const version = new Uint8Array(4);
  const properties = [
    isoBox('ispe', version, uint32(width), uint32(height)),
    isoBox('pixi', version, Uint8Array.of(3, 8, 8, 8)),
  ];
  if (turns !== undefined) properties.push(isoBox('irot', Uint8Array.of(turns)));
  if (axis !== undefined) properties.push(isoBox('imir', Uint8Array.of(axis)));
  const links = Uint8Array.from(properties, (_, i) => i + 1);
  const entry = (item: number, type: string): Uint8Array =>
    isoBox('infe', Uint8Array.of(2, 0, 0, 0), uint16(item), uint16(0), latin1(`${type}\0`));
  const exifItem = Buffer.concat([uint32(0), exif]);
  const meta = (pictureAt: number): Uint8Array =>
    isoBox(
      'meta',
      version,
      isoBox('pitm', version, uint16(1)),
      isoBox('iinf', version, uint16(2), entry(1, brand === 'avif' ? 'av01' : 'hvc1'), entry(2, 'Exif')),
      isoBox(
        'iloc',
        version,
        uint16(0x4400),
        uint16(2),
        ...[
          [1, pictureAt, picture.length],
          [2, pictureAt + picture.length, exifItem.length],
        ].flatMap(([item, at, length]) => [uint16(item!), uint16(0), uint16(1), uint32(at!), uint32(length!)]),
      ),
      isoBox(
        'iprp',
        isoBox('ipco', ...properties),
        isoBox('ipma', version, uint32(1), uint16(1), Uint8Array.of(links.length), links),
      ),
    );
  const start = isoBox('ftyp', latin1(brand), version, latin1('mif1'), latin1(brand));
  const pictureAt = start.length + meta(0).length + 8;
  return new Uint8Array(Buffer.concat([start, meta(pictureAt), isoBox('mdat', picture, exifItem)]));
}
