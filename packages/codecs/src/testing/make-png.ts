import { deflateSync } from 'node:zlib';

/** One chunk with a zero checksum: nothing here looks at checksums. */
export function pngChunk(type: string, data: Uint8Array = new Uint8Array(0)): Uint8Array {
  const chunk = new Uint8Array(12 + data.length);
  new DataView(chunk.buffer).setUint32(0, data.length);
  for (let i = 0; i < 4; i++) chunk[4 + i] = type.charCodeAt(i);
  chunk.set(data, 8);
  return chunk;
}

export function pngHeader(width: number, height: number, bits: number, colour: number): Uint8Array {
  const data = new Uint8Array(13);
  const view = new DataView(data.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  data[8] = bits;
  data[9] = colour;
  return pngChunk('IHDR', data);
}

export function joinBytes(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

export const pngSignature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** A PNG of 8-bit samples, rows unfiltered; `extra` chunks stand before the pixels. */
export function makePng(
  width: number,
  height: number,
  colour: 0 | 2 | 4 | 6,
  samples: Uint8Array,
  extra: Uint8Array[] = [],
): Uint8Array {
  const rowBytes = samples.length / height;
  const raw = new Uint8Array(height * (rowBytes + 1));
  for (let y = 0; y < height; y++) raw.set(samples.subarray(y * rowBytes, (y + 1) * rowBytes), y * (rowBytes + 1) + 1);
  const pixels = pngChunk('IDAT', new Uint8Array(deflateSync(raw)));
  return joinBytes(pngSignature, pngHeader(width, height, 8, colour), ...extra, pixels, pngChunk('IEND'));
}
