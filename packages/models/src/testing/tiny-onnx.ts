function varint(value: number): number[] {
  const bytes: number[] = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value & 127) | 128);
  return [...bytes, value];
}

const lengthed = (field: number, bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([...varint(field * 8 + 2), ...varint(bytes.length), ...bytes]);

const join = (...pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(pieces.flatMap((piece) => [...piece]));

/** The outer structure of an ONNX model around `size` bytes of weights, or naming a file that has them. */
export function tinyOnnx(size: number, seed = 1, externalFile?: string): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder();
  const weights = Uint8Array.from({ length: size }, (_, i) => Math.imul(i + seed, 2654435761) >>> 24);
  const entry = (key: string, value: string): Uint8Array =>
    lengthed(13, join(lengthed(1, text.encode(key)), lengthed(2, text.encode(value))));
  const tensor = join(
    lengthed(8, text.encode('weights')),
    ...(externalFile === undefined ? [lengthed(9, weights)] : [entry('location', externalFile), entry('offset', '0')]),
  );
  const graph = lengthed(5, tensor);
  const version = Uint8Array.from([8, 8]);
  return join(version, lengthed(2, text.encode('pixelframe tests')), lengthed(7, graph));
}
