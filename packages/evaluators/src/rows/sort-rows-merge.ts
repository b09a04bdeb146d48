import type { Column } from '@pixelframe/columnar';
import type { ByteRows } from './sort-rows-bytes.ts';
import { byteRows, compareTails } from './sort-rows-bytes.ts';
import type { SortOrder } from './sort-rows-words.ts';
import { BLOCK, keyWords, MORE } from './sort-rows-words.ts';

/** A key over all runs: words of the rows of run 0, then of run 1 and so on; byte strings of each run by themselves. */
interface MergedKey {
  readonly words: readonly Uint32Array[];
  readonly bytes: readonly ByteRows[] | null;
  readonly flip: number;
}

function mergedKey(columns: readonly Column[], order: SortOrder, starts: Int32Array): MergedKey {
  const nulls = columns.some(({ validity }) => validity !== null);
  const parts = columns.map((column) => keyWords(column, order, nulls));
  const words = parts[0]!.words.map((_, w) => {
    const all = new Uint32Array(starts[columns.length]!);
    parts.forEach((part, run) => all.set(part.words[w]!, starts[run]));
    return all;
  });
  const bytes = parts[0]!.bytes === null ? null : columns.map(byteRows);
  return { words, bytes, flip: order.desc ? -1 : 0 };
}

/**
 * Merges runs of rows, each sorted by its `keys`, stably: of equal rows those of the earlier run come first. Gives a
 * function that says from which run each of the next `count` rows comes; `bytes` is the memory the merge takes.
 */
export function mergeRuns(
  runs: readonly (readonly Column[])[],
  orders: readonly SortOrder[],
  lengths: readonly number[],
): { readonly next: (count: number) => Int32Array; readonly bytes: number } {
  const count = runs.length;
  const starts = new Int32Array(count + 1);
  for (let run = 0; run < count; run++) starts[run + 1] = starts[run]! + lengths[run]!;
  const keys = orders.map((order, k) =>
    mergedKey(
      runs.map((columns) => columns[k]!),
      order,
      starts,
    ),
  );
  const cursor = starts.slice(0, count);

  const compare = (a: number, b: number): number => {
    const i = cursor[a]!;
    const j = cursor[b]!;
    for (let k = 0; k < keys.length; k++) {
      const { words, bytes, flip } = keys[k]!;
      for (let w = 0; w < words.length; w++) {
        const x = words[w]![i]!;
        const y = words[w]![j]!;
        if (x !== y) return x < y ? -1 : 1;
      }
      if (bytes === null || ((words[words.length - 1]![i]! ^ flip) & 255) !== MORE) continue;
      const tail = compareTails(bytes[a]!, i - starts[a]!, bytes[b]!, j - starts[b]!, BLOCK);
      if (tail !== 0) return flip === 0 ? tail : -tail;
    }
    return 0;
  };
  const beats = (a: number, b: number): boolean => {
    if (cursor[a] === starts[a + 1]) return false;
    if (cursor[b] === starts[b + 1]) return true;
    const sign = compare(a, b);
    return sign < 0 || (sign === 0 && a < b);
  };

  // A loser tree (Knuth, TAOCP 3, 5.4.1): node n has the children 2n and 2n + 1, run r is leaf count + r.
  const losers = new Int32Array(count);
  const play = (node: number): number => {
    if (node >= count) return node - count;
    const left = play(2 * node);
    const right = play(2 * node + 1);
    const leftWins = beats(left, right);
    losers[node] = leftWins ? right : left;
    return leftWins ? left : right;
  };
  let winner = play(1);

  const next = (rows: number): Int32Array => {
    const from = new Int32Array(rows);
    for (let i = 0; i < rows; i++) {
      from[i] = winner;
      cursor[winner]!++;
      for (let node = (winner + count) >> 1; node > 0; node >>= 1) {
        if (!beats(losers[node]!, winner)) continue;
        const better = losers[node]!;
        losers[node] = winner;
        winner = better;
      }
    }
    return from;
  };
  return { next, bytes: keys.reduce((sum, { words }) => sum + 4 * words.length * starts[count]!, 0) };
}
