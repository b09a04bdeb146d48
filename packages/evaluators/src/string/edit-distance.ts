let rows = [new Int32Array(64), new Int32Array(64), new Int32Array(64)] as const;

/** Fewest insertions, deletions and changes; with `swaps` also exchanges of two neighbours, no part edited twice. */
export function editDistance(a: readonly number[], b: readonly number[], swaps: boolean): number {
  if (rows[0].length <= b.length) {
    rows = [new Int32Array(2 * b.length), new Int32Array(2 * b.length), new Int32Array(2 * b.length)];
  }
  let [before, last, row] = rows;
  for (let k = 0; k <= b.length; k++) last[k] = k;
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    const char = a[i - 1];
    for (let k = 1; k <= b.length; k++) {
      let cost = last[k - 1]! + (char === b[k - 1] ? 0 : 1);
      if (last[k]! + 1 < cost) cost = last[k]! + 1;
      if (row[k - 1]! + 1 < cost) cost = row[k - 1]! + 1;
      if (swaps && i > 1 && k > 1 && char === b[k - 2] && a[i - 2] === b[k - 1] && before[k - 2]! + 1 < cost) {
        cost = before[k - 2]! + 1;
      }
      row[k] = cost;
    }
    [before, last, row] = [last, row, before];
  }
  return last[b.length]!;
}

/** Jaro similarity: characters in common within half the longer length, and how many of them change places. */
export function jaro(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 1 : 0;
  const range = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const used = b.map(() => false);
  const common: number[] = [];
  for (let i = 0; i < a.length; i++) {
    for (let k = Math.max(0, i - range); k < Math.min(b.length, i + range + 1); k++) {
      if (used[k] || a[i] !== b[k]) continue;
      used[k] = true;
      common.push(a[i]!);
      break;
    }
  }
  const matches = common.length;
  if (matches === 0) return 0;
  const other = b.filter((_, k) => used[k]);
  const transpositions = common.filter((code, i) => code !== other[i]).length / 2;
  return (matches / a.length + matches / b.length + (matches - transpositions) / matches) / 3;
}

/** Jaro similarity with a tenth of what is missing to 1 added for each of the first (up to 4) equal characters. */
export function jaroWinkler(a: readonly number[], b: readonly number[]): number {
  const similarity = jaro(a, b);
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++;
  return similarity + 0.1 * prefix * (1 - similarity);
}
