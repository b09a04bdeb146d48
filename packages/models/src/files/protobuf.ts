/** One field of a protobuf message. */
export interface ProtoField {
  readonly number: number;
  /** Of a field with a length: the bytes. */
  readonly bytes: Uint8Array | null;
  /** Of an integer. */
  readonly value: number;
}

/** The fields of a message, without looking into them. Throws a RangeError where the bytes are no message. */
export function* protoFields(bytes: Uint8Array): Generator<ProtoField> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = view.getUint8(at++);
      // Sums past 2^53 lose digits; no length is that long.
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      if (scale > 2 ** 62) throw new RangeError('not a number');
    }
  };
  const skip = (length: number): void => {
    if (length > bytes.length - at) throw new RangeError('past the end');
    at += length;
  };
  while (at < bytes.length) {
    const tag = varint();
    const number = Math.floor(tag / 8);
    if (number < 1 || number > 2 ** 29) throw new RangeError('not a field');
    switch (tag % 8) {
      case 0:
        yield { number, bytes: null, value: varint() };
        break;
      case 1:
        skip(8);
        break;
      case 2: {
        const length = varint();
        const start = at;
        skip(length);
        yield { number, bytes: bytes.subarray(start, at), value: 0 };
        break;
      }
      case 5:
        skip(4);
        break;
      default:
        throw new RangeError('not a field');
    }
  }
}
