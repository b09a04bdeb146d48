import { parityPictures, pixelDigest } from './pictures.ts';
import type { HashReference } from './reference.ts';
import { formatTable, percent } from './table.ts';
import { Tally } from './tally.ts';

/** Pictures that one side has and the other has not, or has with other pixels. */
export interface Unmatched {
  /** In the reference, but not made here: their file is absent or cannot be read. */
  readonly missing: readonly string[];
  /** Made here with other bytes than the reference saw. */
  readonly changed: readonly string[];
}

/** Hashes every picture that the reference knows and compares. */
export async function comparePictures(reference: HashReference): Promise<{ tally: Tally; unmatched: Unmatched }> {
  const tally = new Tally();
  const missing = new Set(Object.keys(reference.pictures));
  const changed: string[] = [];
  for await (const { name, pixels } of parityPictures(() => {})) {
    const expected = reference.pictures[name];
    if (expected === undefined) continue;
    missing.delete(name);
    if (expected.sha256 === pixelDigest(pixels)) tally.add(name, pixels, expected, reference);
    else changed.push(name);
  }
  return { tally, unmatched: { missing: [...missing], changed } };
}

/** The tables of a comparison, for people. */
export function describeTally(tally: Tally): string {
  const head = ['Daft', 'cases', '= definition', '= installed', 'by margin', 'by fused grid', 'failed'];
  const daft = [...tally.daft].map(([method, row]) => [
    method,
    row.cases,
    row.equalsReference,
    row.equalsWheel,
    row.byMargin,
    row.byFusedGrid,
    row.failed,
  ]);
  const imagehash = [...tally.imagehash].map(([method, row]) => [method, row.cases, row.equal]);
  return [
    formatTable(head, daft),
    `excused: ${percent(tally.excusedShare)}`,
    '',
    formatTable(['imagehash', 'cases', 'equal'], imagehash),
  ].join('\n');
}
