import type { Column } from '@pixelframe/columnar';
import { binaryColumn, bytesAt, DecodeError, EncodeError, stringColumn } from '@pixelframe/columnar';
import type { Evaluator } from '../evaluator.ts';
import { fromBase64, fromHex, toBase64, toHex } from './digits.ts';
import { compressed, decompressed } from './streams.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textOf(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

/** The bytes of a row; what is wrong with them as a text. */
type Coder = (bytes: Uint8Array) => Uint8Array | string;

const ENCODERS: Readonly<Record<string, Coder>> = {
  'utf-8': (bytes) => (textOf(bytes) === null ? 'the bytes are no UTF-8' : bytes),
  base64: toBase64,
  hex: toHex,
};
const DECODERS: Readonly<Record<string, Coder>> = { base64: fromBase64, hex: fromHex };

/** Runs a coder over the rows; a failure is the error of its row, or null. */
function coded(
  fn: string,
  input: Column,
  coder: Coder,
  lenient: boolean,
  Failure: typeof DecodeError | typeof EncodeError,
): Column {
  return binaryColumn(
    Array.from({ length: input.length }, (_, row) => {
      const bytes = bytesAt(input, row);
      if (bytes === null) return null;
      const result = coder(bytes);
      if (typeof result !== 'string') return result;
      if (lenient) return null;
      throw new Failure(`${fn}: ${result}, in row ${row}.`, {
        row,
        hint: `try${fn[0]!.toUpperCase()}${fn.slice(1)} gives null instead.`,
      });
    }),
  );
}

const encoded =
  (lenient: boolean): Evaluator =>
  ([input], { options }) =>
    coded('encode', input!, ENCODERS[options['charset'] as string]!, lenient, EncodeError);

const decoded =
  (lenient: boolean): Evaluator =>
  ([input], { options, length }) => {
    const charset = options['charset'] as string;
    if (charset !== 'utf-8') return coded('decode', input!, DECODERS[charset]!, lenient, DecodeError);
    if (input!.type.kind === 'string') return input!;
    return stringColumn(
      Array.from({ length }, (_, row) => {
        const bytes = bytesAt(input!, row);
        return bytes === null ? null : textOf(bytes);
      }),
    );
  };

export const encode = encoded(false);
export const tryEncode = encoded(true);
export const decode = decoded(false);
export const tryDecode = decoded(true);

const packed =
  (fn: 'compress' | 'decompress', lenient: boolean): Evaluator =>
  ([input], { options }) => {
    const codec = options['codec'] as string;
    return fn === 'compress'
      ? coded(fn, input!, (bytes) => compressed(bytes, codec), lenient, EncodeError)
      : coded(fn, input!, (bytes) => decompressed(bytes, codec), lenient, DecodeError);
  };

export const compress = packed('compress', false);
export const tryCompress = packed('compress', true);
export const decompress = packed('decompress', false);
export const tryDecompress = packed('decompress', true);
