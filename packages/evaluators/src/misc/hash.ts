import type { Column } from '@pixelframe/columnar';
import { fixedWidthColumn, isValid } from '@pixelframe/columnar';
import { minhash as minhashBytes, permutationsOf, simhash as simhashBytes } from '@pixelframe/kernels';
import type { Evaluator } from '../evaluator.ts';
import { byteHash } from './byte-hash.ts';
import { hashAll } from './hash-column.ts';

/** The halves of a safe integer, repeated. */
function seedWords(seed: number, length: number): Int32Array<ArrayBuffer> {
  const words = new Int32Array(length * 2);
  for (let at = 0; at < words.length; at += 2) {
    words[at] = seed;
    words[at + 1] = seed / 0x1_0000_0000;
  }
  return words;
}

export const hash: Evaluator = (args, { length, options, type }) => {
  const seed = options['seed'] as number | null;
  const seeds = seed === null ? null : { words: seedWords(seed, length), validity: null };
  const { words, validity } = hashAll(args, seeds, byteHash(options['hashFunction']));
  return fixedWidthColumn(type, new BigUint64Array(words.buffer), validity);
};

type TextHash = (bytes: Uint8Array, start: number, end: number, row: number) => void;

function eachText(column: Column, visit: TextHash): void {
  const bytes = column.values as Uint8Array;
  const offsets = column.offsets!;
  for (let row = 0; row < column.length; row++) {
    if (isValid(column, row)) visit(bytes, offsets[row]!, offsets[row + 1]!, row);
  }
}

export const minhash: Evaluator = ([text], { length, options, type }) => {
  const count = options['numHashes'] as number;
  const size = options['ngramSize'] as number;
  const seed = options['seed'] as number;
  const name = options['hashFunction'];
  const { plain, seeded } = byteHash(name);
  const permutations = permutationsOf(seed, count);
  const values = new Uint32Array(length * count);
  eachText(text!, (bytes, start, end, row) => {
    const signature = values.subarray(row * count, (row + 1) * count);
    // SHA-1 takes no seed here.
    minhashBytes(
      bytes,
      start,
      end,
      size,
      permutations,
      name === 'sha1' ? plain : (of, from, to, out) => seeded(of, from, to, seed, 0, out),
      signature,
    );
  });
  const items = fixedWidthColumn({ kind: 'uint32' }, values);
  return { type, length, validity: text!.validity, values: null, offsets: null, children: [items] };
};

export const simhash: Evaluator = ([text], { length, options, type }) => {
  const size = options['ngramSize'] as number;
  const name = options['hashFunction'];
  const { plain, seeded } = byteHash(name);
  const words = new Int32Array(length * 2);
  eachText(text!, (bytes, start, end, row) => {
    simhashBytes(
      bytes,
      start,
      end,
      size,
      name === 'sha1' ? plain : (of, from, to, out) => seeded(of, from, to, 0, 0, out),
      words.subarray(2 * row, 2 * row + 2),
    );
  });
  return fixedWidthColumn(type, new BigUint64Array(words.buffer), text!.validity);
};
