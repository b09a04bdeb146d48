import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Column } from './column.ts';
import { byteSize, transferables } from './column.ts';
import { columnFromValues } from './column-from-values.ts';
import { columnToValues } from './column-to-values.ts';
import { compactColumn } from './compact.ts';
import { concatColumns } from './concat.ts';
import { DataType } from './data-type.ts';
import { filterColumn } from './filter.ts';
import { sliceColumn } from './slice.ts';
import { takeColumn } from './take.ts';
import { samplesOf, typeCases } from './test-columns.ts';
import { valueAt } from './value-at.ts';

const runs = { numRuns: 25 };

/** Every way to read a column must agree. */
function expectValues(column: Column, values: readonly unknown[]): void {
  expect(columnToValues(column)).toStrictEqual(values);
  expect(Array.from({ length: column.length }, (_, i) => valueAt(column, i))).toStrictEqual(values);
}

/** Bytes that a column's views show, whatever lies around them in their buffers. */
function viewBytes({ validity, values, offsets, children }: Column): number {
  const own = [validity, values, offsets].reduce((sum, view) => sum + (view?.byteLength ?? 0), 0);
  return children.reduce((sum, child) => sum + viewBytes(child), own);
}

describe.each(typeCases)('$name', ({ type }) => {
  test('values in and out', () => {
    fc.assert(
      fc.property(samplesOf(type), ({ column, values }) => expectValues(column, values)),
      runs,
    );
  });

  test('slice is Array.slice', () => {
    fc.assert(
      fc.property(samplesOf(type), fc.nat(20), fc.nat(20), ({ column, values }, start, end) => {
        expectValues(sliceColumn(column, start, end), values.slice(start, Math.max(start, end)));
      }),
      runs,
    );
  });

  test('take is indexing, with null for a negative index', () => {
    fc.assert(
      fc.property(samplesOf(type), fc.array(fc.integer({ min: -5, max: 1000 })), ({ column, values }, picks) => {
        const indices = picks.map((i) => (i < 0 || values.length === 0 ? -1 : i % values.length));
        expectValues(
          takeColumn(column, Int32Array.from(indices)),
          indices.map((i) => (i < 0 ? null : values[i])),
        );
        const known = indices.filter((i) => i >= 0);
        expectValues(
          takeColumn(column, Uint32Array.from(known)),
          known.map((i) => values[i]),
        );
      }),
      runs,
    );
  });

  test('filter is Array.filter, null not kept', () => {
    fc.assert(
      fc.property(
        samplesOf(type),
        fc.infiniteStream(fc.constantFrom(true, false, null)),
        ({ column, values }, flags) => {
          const keep = values.map(() => flags.next().value as boolean | null);
          const flagsColumn = sliceColumn(columnFromValues([true, null, ...keep], DataType.bool()), 2, keep.length + 2);
          expectValues(
            filterColumn(column, flagsColumn),
            values.filter((_, i) => keep[i] === true),
          );
        },
      ),
      runs,
    );
  });

  test('concat is Array.concat', () => {
    fc.assert(
      fc.property(fc.array(samplesOf(type), { minLength: 1, maxLength: 4 }), (samples) => {
        expectValues(
          concatColumns(samples.map((sample) => sample.column)),
          samples.flatMap((sample) => sample.values),
        );
      }),
      runs,
    );
  });

  test('compact changes no value and pins nothing else', () => {
    fc.assert(
      fc.property(samplesOf(type), ({ column, values }) => {
        const compact = compactColumn(column);
        expectValues(compact, values);
        expect(byteSize([compact])).toBe(viewBytes(compact));
        expect(byteSize([compact])).toBeLessThanOrEqual(byteSize([column]));
        expectValues(structuredClone(compact, { transfer: transferables([compact]) }), values);
      }),
      runs,
    );
  });
});
