import type { Field } from '@pixelframe/columnar';
import { DataType as T, isInteger } from '@pixelframe/columnar';
import { defineFunction, typeMismatch } from './define.ts';

export const hammingDistance = defineFunction({
  name: 'hammingDistance',
  daft: 'hamming_distance',
  args: [
    { name: 'left', doc: 'Hashes (fixed-size Binary) or integers.' },
    { name: 'right', doc: 'The same type as the left.' },
  ],
  params: [],
  nulls: 'propagate',
  returns: 'number',
  infer(args) {
    const [left, right] = args as [Field, Field];
    if (left.type.kind === 'fixedSizeBinary' && right.type.kind === 'fixedSizeBinary') {
      if (left.type.size !== right.type.size) {
        throw typeMismatch(
          'hammingDistance',
          args,
          `hashes of one size, got ${left.type.size} and ${right.type.size} bytes`,
        );
      }
      return T.uint32();
    }
    if (isInteger(left.type) && isInteger(right.type)) return T.uint32();
    throw typeMismatch('hammingDistance', args, 'two hashes of one size, or two integers');
  },
  doc: 'Number of differing bits (UInt32).',
  example: "df.where(col('hash').hammingDistance(col('other_hash')).le(10))",
});

export const multiHashDistance = defineFunction({
  name: 'multiHashDistance',
  daft: '(none)',
  args: [
    { name: 'left', doc: "Lists of hashes: imageHash with method 'crop_resistant' and compat 'imagehash'." },
    { name: 'right', doc: 'The same type as the left.' },
  ],
  params: [],
  nulls: 'propagate',
  returns: 'number',
  infer(args) {
    const sizes = args.map(({ type }) =>
      type.kind === 'list' && type.item.kind === 'fixedSizeBinary' ? type.item.size : null,
    );
    if (sizes[0] === null || sizes[0] !== sizes[1]) {
      throw typeMismatch('multiHashDistance', args, 'two lists of hashes of one size');
    }
    return T.float64();
  },
  doc: "How unlike two crop-resistant hashes are, as subtracting two of Python imagehash's multi-hashes: the fewer and farther segments match, the larger.",
  example: "df.where(col('segments').multiHashDistance(col('other_segments')).lt(1))",
});
