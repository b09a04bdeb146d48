import { copyWords } from '../gather.ts';
import { checkOffset } from '../limits.ts';
import type { ArrowDataLike } from './arrow-like.ts';

/** Up to this many bytes sit in the view itself; longer values are (buffer, offset) references. */
const INLINE = 12;

/** Utf8View / BinaryView values end to end. A view is 16 bytes: length, then the bytes or prefix, buffer, offset. */
export function viewBytes(data: ArrowDataLike): { offsets: Int32Array<ArrayBuffer>; values: Uint8Array<ArrayBuffer> } {
  const { values, length } = data;
  const views = ArrayBuffer.isView(values)
    ? new DataView(values.buffer, values.byteOffset, values.byteLength)
    : new DataView(new ArrayBuffer(0));
  const offsets = new Int32Array(length + 1);
  const isNull = (row: number): boolean => {
    const { nullBitmap, nullCount, offset } = data;
    if (!nullBitmap || nullBitmap.byteLength === 0 || nullCount === 0) return false;
    return ((nullBitmap[(offset + row) >> 3]! >> ((offset + row) & 7)) & 1) === 0;
  };
  for (let i = 0; i < length; i++) {
    offsets[i + 1] = checkOffset(offsets[i]! + (isNull(i) ? 0 : views.getInt32(i * 16, true)), 'bytes');
  }
  const out = new Uint8Array(offsets[length]!);
  const inline = new Uint8Array(views.buffer, views.byteOffset, views.byteLength);
  for (let i = 0; i < length; i++) {
    const size = offsets[i + 1]! - offsets[i]!;
    if (size <= INLINE) copyWords(inline, i * 16 + 4, out, offsets[i]!, size);
    else {
      const buffer = data.variadicBuffers![views.getInt32(i * 16 + 8, true)]!;
      copyWords(buffer, views.getInt32(i * 16 + 12, true), out, offsets[i]!, size);
    }
  }
  return { offsets, values: out };
}
