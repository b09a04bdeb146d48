const encoder = new TextEncoder();

/** Bytes written one after the other into a buffer that grows. */
export interface ByteSink {
  bytes: Uint8Array<ArrayBuffer>;
  at: number;
}

export const createSink = (size: number): ByteSink => ({ bytes: new Uint8Array(size), at: 0 });

/** Makes room for `count` more bytes; the writers below take it for granted. */
export function reserve(sink: ByteSink, count: number): void {
  if (sink.at + count <= sink.bytes.length) return;
  const bytes = new Uint8Array(Math.max(sink.bytes.length * 2, sink.at + count));
  bytes.set(sink.bytes);
  sink.bytes = bytes;
}

/** A writer of the same text each time, encoded once. */
export function fixedText(text: string): { readonly size: number; readonly write: (sink: ByteSink) => void } {
  const bytes = encoder.encode(text);
  return {
    size: bytes.length,
    write(sink) {
      for (let i = 0; i < bytes.length; i++) sink.bytes[sink.at++] = bytes[i]!;
    },
  };
}

/** Decimal digits of a whole number from 0 on, filled up on the left with `pad`, a byte, to `width`. */
export function writeDigits(sink: ByteSink, value: number, width: number, pad: number): void {
  let count = 1;
  for (let limit = 10; value >= limit; limit *= 10) count++;
  const { bytes } = sink;
  for (; count < width; width--) bytes[sink.at++] = pad;
  let rest = value;
  for (let at = sink.at + count - 1; at >= sink.at; at--) {
    const tenth = Math.floor(rest / 10);
    bytes[at] = 48 + rest - tenth * 10;
    rest = tenth;
  }
  sink.at += count;
}
