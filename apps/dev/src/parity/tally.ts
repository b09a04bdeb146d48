import type { Pixels } from '@pixelframe/kernels';
import { judgeDaft, judgeImagehash, passes } from './judge.ts';
import type { HashReference, ReferencePicture } from './reference.ts';

/** How the hashes of one method stand to Daft's. */
export interface DaftRow {
  cases: number;
  equalsReference: number;
  equalsWheel: number;
  byMargin: number;
  byFusedGrid: number;
  failed: number;
}

export interface ImagehashRow {
  cases: number;
  equal: number;
}

/** Counts of a whole comparison, by method, and the cases that failed. */
export class Tally {
  readonly daft = new Map<string, DaftRow>();
  readonly imagehash = new Map<string, ImagehashRow>();
  readonly failures: string[] = [];
  pictures = 0;

  /** Hashes a picture every way and counts how that compares. */
  add(name: string, pixels: Pixels, expected: ReferencePicture, reference: HashReference): void {
    this.pictures++;
    for (const verdict of judgeDaft(pixels, expected, reference)) {
      const row = rowOf(this.daft, verdict.method, () => {
        return { cases: 0, equalsReference: 0, equalsWheel: 0, byMargin: 0, byFusedGrid: 0, failed: 0 };
      });
      row.cases++;
      if (verdict.equalsReference) row.equalsReference++;
      if (verdict.equalsWheel) row.equalsWheel++;
      if (passes(verdict)) {
        if (verdict.excuse === 'margin') row.byMargin++;
        if (verdict.excuse === 'fused grid') row.byFusedGrid++;
        continue;
      }
      row.failed++;
      this.failures.push(`${name}, Daft's ${verdict.key}`);
    }
    for (const { method, key, equal } of judgeImagehash(pixels, expected, reference)) {
      const row = rowOf(this.imagehash, method, () => {
        return { cases: 0, equal: 0 };
      });
      row.cases++;
      if (equal) row.equal++;
      else this.failures.push(`${name}, imagehash's ${key}`);
    }
  }

  /** Share of the Daft cases that differ from the installed Daft for a reason that is allowed. */
  get excusedShare(): number {
    let [excused, cases] = [0, 0];
    for (const row of this.daft.values()) {
      excused += row.byMargin + row.byFusedGrid;
      cases += row.cases;
    }
    return cases === 0 ? 0 : excused / cases;
  }
}

function rowOf<Row>(rows: Map<string, Row>, method: string, fresh: () => Row): Row {
  const known = rows.get(method);
  if (known !== undefined) return known;
  const row = fresh();
  rows.set(method, row);
  return row;
}
