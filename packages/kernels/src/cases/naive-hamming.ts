import type { HammingPairs } from '../hamming/pair-list.ts';

/** Set bits of a byte, by its binary digits. */
const bitsOf = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);

/** The pairs by looking at every byte of every pair. */
export function naiveHamming(
  a: Uint8Array,
  b: Uint8Array,
  width: number,
  limit: number,
  wanted: (l: number, r: number) => boolean = () => true,
): HammingPairs {
  const found: number[][] = [];
  for (let l = 0; l * width < a.length; l++) {
    for (let r = 0; r * width < b.length; r++) {
      if (!wanted(l, r)) continue;
      let distance = 0;
      for (let i = 0; i < width; i++) distance += bitsOf[a[l * width + i]! ^ b[r * width + i]!]!;
      if (distance <= limit) found.push([l, r, distance]);
    }
  }
  const column = (index: number): Uint32Array => Uint32Array.from(found, (row) => row[index]!);
  return { left: column(0), right: column(1), distance: column(2) };
}
