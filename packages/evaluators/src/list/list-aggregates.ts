import type { Column, DataType } from '@pixelframe/columnar';
import {
  bitmapBytes,
  fixedWidthColumn,
  getBit,
  isValid,
  nullColumn,
  setBit,
  takeColumn,
  valuesConstructor,
} from '@pixelframe/columnar';
import { castColumn } from '../cast.ts';
import { comparator } from '../compare.ts';
import type { Evaluator, EvaluatorCall } from '../evaluator.ts';
import { asFloat64, asNumbers, writeSafeIntegers } from '../numbers.ts';
import { boolColumn } from '../validity.ts';
import { listParts } from './list-parts.ts';

export const listCount: Evaluator = (args, call) => {
  const { offsets, items } = listParts(args[0]!);
  const mode = call.options['mode'];
  const counts = new BigUint64Array(call.length);
  const low = new Uint32Array(counts.buffer);
  for (let row = 0; row < call.length; row++) {
    let count = offsets[row + 1]! - offsets[row]!;
    if (mode !== 'all') {
      let nulls = 0;
      for (let i = offsets[row]!; i < offsets[row + 1]!; i++) if (!isValid(items, i)) nulls++;
      count = mode === 'null' ? nulls : count - nulls;
    }
    low[2 * row] = count;
  }
  return fixedWidthColumn(call.type, counts);
};

/** Calls `add` for each item that is not null and gives the bitmap of the rows that have one. */
function eachItem(
  { offsets, items }: ReturnType<typeof listParts>,
  add: (row: number, item: number) => void,
): Uint8Array<ArrayBuffer> {
  const some = new Uint8Array(bitmapBytes(offsets.length - 1));
  const { validity } = items;
  for (let row = 0; row + 1 < offsets.length; row++) {
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
      if (validity !== null && !getBit(validity, i)) continue;
      setBit(some, row);
      add(row, i);
    }
  }
  return some;
}

export const listSum: Evaluator = (args, call) => {
  const parts = listParts(args[0]!);
  const numbers = asNumbers(parts.items);
  const type: DataType = call.type.kind === 'float16' ? { kind: 'float32' } : call.type;
  const sums = new (valuesConstructor(type)!)(call.length);
  const wide = sums instanceof BigInt64Array || sums instanceof BigUint64Array;
  // A Float32 sum is rounded at every step, as Daft does.
  const totals = wide ? new Float64Array(call.length) : (sums as Float64Array<ArrayBuffer>);
  if (numbers !== null) {
    let safe = true;
    const some = eachItem(parts, (row, i) => {
      const total = totals[row]! + numbers[i]!;
      safe &&= total <= Number.MAX_SAFE_INTEGER && total >= Number.MIN_SAFE_INTEGER;
      totals[row] = total;
    });
    if (!wide || (safe && writeSafeIntegers(totals, sums)))
      return castColumn(fixedWidthColumn(type, sums, some), call.type);
  }
  const exact = sums as BigInt64Array<ArrayBuffer>;
  const values = parts.items.values!;
  exact.fill(0n);
  // What is stored wraps around by itself.
  const some = eachItem(parts, (row, i) => (exact[row] = exact[row]! + BigInt(values[i]!)));
  return fixedWidthColumn(call.type, exact, some);
};

export const listMean: Evaluator = (args, call) => {
  const parts = listParts(args[0]!);
  const numbers = asFloat64(parts.items);
  const means = new Float64Array(call.length);
  const counts = new Uint32Array(call.length);
  const some = eachItem(parts, (row, i) => {
    means[row] = means[row]! + numbers[i]!;
    counts[row] = counts[row]! + 1;
  });
  for (let row = 0; row < means.length; row++) if (counts[row]! > 0) means[row] = means[row]! / counts[row]!;
  return fixedWidthColumn(call.type, means, some);
};

/** The first of the items that no other one beats. */
const extreme =
  (sign: 1 | -1): Evaluator =>
  (args, call) => {
    const parts = listParts(args[0]!);
    if (parts.items.type.kind === 'null') return nullColumn(call.type, call.length);
    const best = new Int32Array(call.length).fill(-1);
    const compare = comparator(parts.items, parts.items);
    eachItem(parts, (row, i) => {
      if (best[row]! < 0 || compare(i, best[row]!) * sign > 0) best[row] = i;
    });
    return takeColumn(parts.items, best);
  };

export const listMin = extreme(-1);
export const listMax = extreme(1);

function quantified(args: readonly Column[], call: EvaluatorCall, decisive: boolean): Column {
  const parts = listParts(args[0]!);
  const bits = parts.items.values as Uint8Array;
  const decided = new Uint8Array(call.length);
  const some = eachItem(parts, (row, i) => {
    if (getBit(bits, i) === decisive) decided[row] = 1;
  });
  return boolColumn(call.length, (row) => (decided[row] === 1) === decisive, some);
}

export const listBoolAnd: Evaluator = (args, call) => quantified(args, call, false);
export const listBoolOr: Evaluator = (args, call) => quantified(args, call, true);
