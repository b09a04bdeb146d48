import type { Column } from '@pixelframe/columnar';
import { refineByBytes } from './sort-rows-bytes.ts';
import { orderByWord, rowsInOrder } from './sort-rows-radix.ts';
import { keyWords } from './sort-rows-words.ts';

/** Row numbers `rows`, stably brought into the order of one key. */
function orderByKey(key: Column, desc: boolean, nullsFirst: boolean, rows: Int32Array): Int32Array {
  const { words, bytes } = keyWords(key, { desc, nullsFirst });
  let order = rows;
  for (const word of words.toReversed()) order = orderByWord(word, order);
  if (bytes === null) return order;
  // Nulls have equal words that say they end there, in either direction: 0, and its inverse has no 8 in the low bits.
  const [high, low] = words.slice(-2) as unknown as [Uint32Array, Uint32Array];
  refineByBytes(bytes, order, [high, low], desc);
  return order;
}

/**
 * Numbers of the rows in the order of the keys, the first key first; equal rows keep their order. NaN equals NaN and is
 * greater than every number, -0 equals 0; text is ordered by code points. A PlanError for lists, structs and other types
 * without an order.
 */
export function sortRows(
  keys: readonly Column[],
  desc: readonly boolean[],
  nullsFirst: readonly boolean[],
  length: number,
): Int32Array {
  // Least significant key first: each stable pass keeps what the passes before it decided among equals.
  let order: Int32Array = rowsInOrder(length);
  for (let k = keys.length - 1; k >= 0; k--) order = orderByKey(keys[k]!, desc[k]!, nullsFirst[k]!, order);
  return order;
}
