import type { DataType } from '@pixelframe/columnar';
import { isNumeric, PlanError, typeName } from '@pixelframe/columnar';
import type { Expr } from '@pixelframe/plan';
import { call, column, inferField, when } from '@pixelframe/plan';
import { describe, expect, test } from 'vitest';
import { batchOf, columnOfCase, readReference, typeCalled } from './daft-expressions.ts';

const reference = readReference();

function typeOf(expr: Expr, left: string, right: string): string | null {
  const { schema } = batchOf([columnOfCase([left, []]), columnOfCase([right, []]), columnOfCase(['Bool', []])]);
  try {
    return typeName(inferField(expr, schema).type);
  } catch (error) {
    if (error instanceof PlanError) return null;
    throw error;
  }
}

interface Cell {
  readonly left: DataType;
  readonly right: DataType;
  readonly ours: string | null;
  readonly daft: string | null;
}

const differing = (expr: Expr, matrix: readonly (readonly (string | null)[])[]): Cell[] =>
  reference.types.flatMap((left, i) =>
    reference.types
      .map((right, k) => ({
        left: typeCalled(left),
        right: typeCalled(right),
        ours: typeOf(expr, left, right),
        daft: matrix[i]![k]!,
      }))
      .filter(({ ours, daft }) => ours !== daft),
  );

const show = ({ left, right, ours, daft }: Cell): string =>
  `${typeName(left)} and ${typeName(right)}: ${ours}, Daft ${daft}`;

const temporal = ({ kind }: DataType): boolean => ['date', 'time', 'timestamp', 'duration'].includes(kind);
const isNull = ({ kind }: DataType): boolean => kind === 'null';
const nested = ({ kind }: DataType): boolean => ['list', 'fixedSizeList', 'struct'].includes(kind);
const bytes = ({ kind }: DataType): boolean => kind === 'binary' || kind === 'fixedSizeBinary';
const some = ({ left, right }: Cell, test: (type: DataType) => boolean): boolean => test(left) || test(right);
const both = ({ left, right }: Cell, test: (type: DataType) => boolean): boolean => test(left) && test(right);

test('branches of when take the type that Daft calls the supertype', () => {
  const expr = when([column('c')], [column('a')], column('b'));
  const found = differing(expr, reference.supertypes).filter((cell) => {
    const { left, right, ours } = cell;
    // Daft makes numbers of dates, and dates of durations.
    if (ours === null && some(cell, temporal) && some(cell, isNumeric)) return false;
    if (ours === null && both(cell, temporal) && some(cell, ({ kind }) => kind === 'duration')) return false;
    // Nothing prints a list or a struct into a String yet.
    if (ours === null && some(cell, nested) && some(cell, ({ kind }) => kind === 'string')) return false;
    // The finer of two units, Daft the coarser.
    return !(
      left.kind === right.kind &&
      ours === [typeName(left), typeName(right)].find((name) => name === finest(left, right))
    );
  });
  expect(found.map(show)).toEqual([]);
});

const UNITS = ['s', 'ms', 'us', 'ns'];
function finest(left: DataType, right: DataType): string | null {
  if (!('unit' in left) || !('unit' in right)) return null;
  return typeName(UNITS.indexOf(left.unit) >= UNITS.indexOf(right.unit) ? left : right);
}

describe('the type of a result', () => {
  const operands = [column('a'), column('b')];
  /** Which cells may differ, by function: everything else is as in Daft. */
  const allowed: Readonly<Record<string, (cell: Cell) => boolean>> = {
    add: (cell) => moved(cell) || (cell.ours === null && (some(cell, nested) || both(cell, isNull))),
    sub: (cell) => some(cell, nested) || some(cell, isNull) || moved(cell),
    mul: (cell) => some(cell, nested) || some(cell, isNull),
    div: (cell) => some(cell, nested) || some(cell, isNull),
    floorDiv: (cell) => some(cell, isNull),
    mod: (cell) => some(cell, nested) || some(cell, isNull) || both(cell, isNumeric),
    eq: comparison,
    lt: comparison,
    and: (cell) => cell.ours === null || both(cell, isNull),
  };
  /** Daft wants the units of timestamps and durations to be equal. */
  function moved(cell: Cell): boolean {
    return cell.daft === null && both(cell, ({ kind }) => kind === 'timestamp' || kind === 'duration');
  }
  function comparison(cell: Cell): boolean {
    if (cell.daft === null)
      return (
        (some(cell, isNull) && some(cell, temporal)) ||
        both(cell, bytes) ||
        readAsTimestamp(cell) ||
        both(cell, ({ kind }) => kind === 'duration')
      );
    return some(cell, nested);
  }
  /** Daft reads a String beside a Date; we also beside a Timestamp. */
  const readAsTimestamp = (cell: Cell): boolean =>
    some(cell, ({ kind }) => kind === 'string') && some(cell, ({ kind }) => kind === 'timestamp');

  test.each(Object.keys(reference.results))('of %s', (fn) => {
    const found = differing(call(fn, operands), reference.results[fn]!).filter((cell) => !allowed[fn]!(cell));
    expect(found.map(show)).toEqual([]);
  });
});
