import type { Column } from '@pixelframe/columnar';
import { sliceColumn } from '@pixelframe/columnar';
import { groupRows } from '@pixelframe/evaluators/rows';

const SAMPLE_ROWS = 8192;
const SHARE = 0.9;

/**
 * Whether nearly every row has a key of its own, by the first rows of many. Then it does not pay to look for equal ones
 * before all rows are looked at anyway. Depends on the rows alone, so that every run decides alike.
 */
export function mostlyDistinct(keys: readonly Column[], length: number): boolean {
  if (length < 2 * SAMPLE_ROWS) return false;
  const sample = keys.map((key) => sliceColumn(key, 0, SAMPLE_ROWS));
  return groupRows(sample, SAMPLE_ROWS).count > SHARE * SAMPLE_ROWS;
}
