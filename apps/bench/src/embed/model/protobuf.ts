/** A message, or part of one, in pieces: weights are never copied together. */
export type Chunks = readonly Uint8Array[];

const text = new TextEncoder();

export const lengthOf = (chunks: Chunks): number => chunks.reduce((sum, { length }) => sum + length, 0);

/** Negative numbers take ten bytes, as protobuf's int64 has it. */
function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return [...bytes, Number(rest)];
}

const VARINT = 0;
const LENGTHED = 2;
const FIXED32 = 5;
const tag = (field: number, wireType: number): number[] => varint(field * 8 + wireType);

export const integerField = (field: number, value: number): Chunks => [
  Uint8Array.from([...tag(field, VARINT), ...varint(value)]),
];

export const floatField = (field: number, value: number): Chunks => [
  Uint8Array.from([...tag(field, FIXED32), ...new Uint8Array(Float32Array.of(value).buffer)]),
];

export const bytesField = (field: number, bytes: Uint8Array): Chunks => [
  Uint8Array.from([...tag(field, LENGTHED), ...varint(bytes.length)]),
  bytes,
];

export const textField = (field: number, value: string): Chunks => bytesField(field, text.encode(value));

export const messageField = (field: number, ...contents: readonly Chunks[]): Chunks => {
  const chunks = contents.flat();
  return [Uint8Array.from([...tag(field, LENGTHED), ...varint(lengthOf(chunks))]), ...chunks];
};
