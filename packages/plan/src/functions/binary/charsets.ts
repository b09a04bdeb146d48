import type { DataType } from '@pixelframe/columnar';
import { DataType as T } from '@pixelframe/columnar';
import type { FunctionDefinition } from '../define.ts';
import { defineFunction, oneOf, typeMismatch } from '../define.ts';
import type { OptionValue } from '../../expr.ts';

const bytes = ({ kind }: DataType): boolean => kind === 'binary' || kind === 'fixedSizeBinary';

const SAME: Readonly<Record<string, string>> = { utf8: 'utf-8', gz: 'gzip' };
const canonical = (value: OptionValue): OptionValue => {
  const name = String(value).toLowerCase();
  return SAME[name] ?? name;
};

const CHARSETS = ['utf-8', 'utf8', 'base64', 'hex'] as const;
const CODECS = ['deflate', 'gzip', 'gz', 'zlib'] as const;

function coding(
  name: string,
  daft: string,
  names: readonly string[],
  takesText: boolean,
  result: (type: DataType, codec: OptionValue) => DataType,
  doc: string,
): FunctionDefinition {
  const [param, example, returns] =
    names === CHARSETS ? ['charset', 'base64', 'Uint8Array | string'] : ['codec', 'gzip', 'Uint8Array'];
  const inverse = names === CHARSETS ? 'encode' : 'compress';
  return defineFunction({
    name,
    daft,
    args: [{ name: 'input', doc: takesText ? 'Bytes or text.' : 'Bytes.' }],
    params: [
      {
        name: param,
        type: names.map((item) => `'${item}'`).join(' | '),
        doc: 'In any case.',
        check: oneOf(...names),
        normalize: canonical,
      },
    ],
    nulls: 'propagate',
    returns,
    infer(args, options) {
      const { type } = args[0]!;
      const text = type.kind === 'string' && (takesText || (name === 'decode' && options[param] === 'utf-8'));
      if (!bytes(type) && !text) throw typeMismatch(name, args, takesText ? 'Binary or String' : 'Binary');
      return result(type, options[param]!);
    },
    doc,
    example: `df.select(col('data')${takesText ? '' : `.${inverse}('${example}')`}.${name}('${example}'))`,
  });
}

const binary = (): DataType => T.binary();
const decoded = (_: DataType, codec: OptionValue): DataType => (codec === 'utf-8' ? T.string() : T.binary());

export const encode = coding(
  'encode',
  'encode',
  CHARSETS,
  true,
  binary,
  'Bytes as base64 or hexadecimal digits, or, for utf-8, checked to be UTF-8; a text stands for its bytes. Bytes that are no UTF-8 are an error that names the row.',
);
export const tryEncode = coding(
  'tryEncode',
  'try_encode',
  CHARSETS,
  true,
  binary,
  'As `encode`; null where that fails.',
);
export const decode = coding(
  'decode',
  'decode',
  CHARSETS,
  false,
  decoded,
  'Bytes written as base64 (with its padding) or hexadecimal digits; for utf-8 a String, null for bytes that are none. Wrong digits are an error that names the row.',
);
export const tryDecode = coding(
  'tryDecode',
  'try_decode',
  CHARSETS,
  false,
  decoded,
  'As `decode`; null where that fails.',
);
export const compress = coding(
  'compress',
  'compress',
  CODECS,
  true,
  binary,
  'Bytes, or the UTF-8 of a text, compressed: deflate is the bare stream, zlib and gzip have a header and a checksum. The same bytes on every machine.',
);
export const tryCompress = coding(
  'tryCompress',
  'try_compress',
  CODECS,
  true,
  binary,
  'As `compress`; null where that fails.',
);
export const decompress = coding(
  'decompress',
  'decompress',
  CODECS,
  false,
  binary,
  'Bytes decompressed. Corrupt data, a wrong checksum, and what would take more than 256 MB are errors that name the row.',
);
export const tryDecompress = coding(
  'tryDecompress',
  'try_decompress',
  CODECS,
  false,
  binary,
  'As `decompress`; null where that fails.',
);
