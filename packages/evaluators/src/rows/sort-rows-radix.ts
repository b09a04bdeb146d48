const BITS = 11;
const BUCKETS = 1 << BITS;
const DIGITS = 3;

/** Counts of the three digits of every word, one after the other. */
function countDigits(words: Uint32Array): Int32Array {
  const counts = new Int32Array(DIGITS * BUCKETS);
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    counts[word & (BUCKETS - 1)]!++;
    counts[BUCKETS + ((word >>> BITS) & (BUCKETS - 1))]!++;
    counts[2 * BUCKETS + (word >>> (2 * BITS))]!++;
  }
  return counts;
}

/** Makes of counts the place where each bucket begins; false where one bucket has everything. */
function placesOf(counts: Int32Array, length: number): boolean {
  let at = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const count = counts[bucket]!;
    if (count === length) return false;
    counts[bucket] = at;
    at += count;
  }
  return true;
}

/**
 * The rows of `order`, which holds each number below `words.length` once, brought into the order of their words by a
 * radix sort with digits of 11 bits. Stable. Digits that are the same in all rows cost nothing but counting.
 */
export function orderByWord(words: Uint32Array, order: Int32Array): Int32Array<ArrayBuffer> {
  const { length } = words;
  const counts = countDigits(words);
  let rows = order as Int32Array<ArrayBuffer>;
  let keys: Uint32Array | null = null;
  let spareKeys: Uint32Array | null = null;
  let spareRows: Int32Array<ArrayBuffer> | null = null;
  for (let digit = 0; digit < DIGITS; digit++) {
    const places = counts.subarray(digit * BUCKETS, (digit + 1) * BUCKETS);
    if (!placesOf(places, length)) continue;
    const shift = digit * BITS;
    if (keys === null) {
      keys = new Uint32Array(length);
      for (let i = 0; i < length; i++) keys[i] = words[rows[i]!]!;
    }
    const toKeys: Uint32Array = spareKeys ?? new Uint32Array(length);
    const toRows: Int32Array<ArrayBuffer> = spareRows ?? new Int32Array(length);
    for (let i = 0; i < length; i++) {
      const key = keys[i]!;
      const at = places[(key >>> shift) & (BUCKETS - 1)]!++;
      toKeys[at] = key;
      toRows[at] = rows[i]!;
    }
    spareKeys = keys;
    spareRows = rows === order ? null : rows;
    keys = toKeys;
    rows = toRows;
  }
  return rows;
}

/** 0, 1, 2, ... */
export function rowsInOrder(length: number): Int32Array<ArrayBuffer> {
  const rows = new Int32Array(length);
  for (let i = 0; i < length; i++) rows[i] = i;
  return rows;
}
