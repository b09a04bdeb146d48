import type { Field } from '@pixelframe/columnar';
import { DataType as T, PlanError } from '@pixelframe/columnar';
import { defineFunction, typeMismatch } from '../define.ts';
import { hashFunction, isSeed, isSize } from './hash-params.ts';

export const hash = defineFunction({
  name: 'hash',
  daft: 'hash',
  args: [{ name: 'values', doc: 'Expressions, hashed together.', variadic: true }],
  params: [
    {
      name: 'seed',
      type: 'number | null',
      doc: 'Start of the hash, a whole number; null: that of the function.',
      default: null,
      check: (value) => (value === null ? null : isSeed(2 ** 53)(value)),
    },
    hashFunction('xxhash'),
  ],
  nulls: 'own',
  returns: 'number',
  infer(args) {
    if (args.length === 0) throw new PlanError('hash: expected at least one value.');
    return T.uint64();
  },
  doc: 'Hash of the values as UInt64, equal to Daft’s: of the bytes of strings, numbers and moments, of the hashes of a list’s items, of one field after the other. A null has a hash, too; a null list or struct gives null.',
  example: "df.select(col('a').hash(col('first'), { seed: 7 }))",
});

function textArg(name: string, args: readonly Field[]): void {
  if (!['string', 'null'].includes(args[0]!.type.kind)) throw typeMismatch(name, args, 'a String');
}

const text = [{ name: 'text', doc: 'A String.' }];

export const minhash = defineFunction({
  name: 'minhash',
  daft: 'minhash',
  args: text,
  params: [
    { name: 'numHashes', type: 'number', doc: 'How many permutations.', check: isSize },
    { name: 'ngramSize', type: 'number', doc: 'Words in a row that are hashed together.', check: isSize },
    { name: 'seed', type: 'number', doc: 'Of the permutations and the hash.', default: 1, check: isSeed(2 ** 32) },
    hashFunction('murmurhash3'),
  ],
  nulls: 'propagate',
  returns: 'Uint32Array',
  infer(args, options) {
    textArg('minhash', args);
    return T.fixedSizeList(T.uint32(), options['numHashes'] as number);
  },
  doc: 'MinHash signature: the share of equal numbers of two estimates how alike the sets of their runs of words are. Words end at single spaces; the text is taken as it is.',
  example: "df.select(col('first').minhash(4, 1))",
});

export const simhash = defineFunction({
  name: 'simhash',
  daft: 'simhash',
  args: text,
  params: [
    {
      name: 'ngramSize',
      type: 'number',
      doc: 'Characters in a row that are hashed together.',
      default: 3,
      check: isSize,
    },
    hashFunction('xxhash3_64'),
  ],
  nulls: 'propagate',
  returns: 'number',
  infer(args) {
    textArg('simhash', args);
    return T.uint64();
  },
  doc: 'SimHash as UInt64: texts that are alike have few differing bits, see `hammingDistance`. 0 for a text of fewer characters than `ngramSize`.',
  example: "df.select(col('first').simhash())",
});
