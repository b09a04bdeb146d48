import type { Column } from '@pixelframe/columnar';
import { isValid } from '@pixelframe/columnar';
import type { WindowFrame } from '@pixelframe/plan';
import { castColumn } from '../cast.ts';
import { asNumbers } from '../numbers.ts';
import type { WindowRows } from './window-rows.ts';
import { firstPeers, peerEnds } from './window-rows.ts';

/** The frame of each place: the places from `start` to before `end`. Empty where it has fewer rows than it must. */
export interface Frames {
  readonly start: Int32Array;
  readonly end: Int32Array;
}

function rowFrames({ starts, partition }: WindowRows, { start, end }: WindowFrame): Frames {
  const { length } = partition;
  const from = new Int32Array(length);
  const to = new Int32Array(length);
  for (let i = 0; i < length; i++) {
    const first = starts[partition[i]!]!;
    const last = starts[partition[i]! + 1]!;
    from[i] = start === null ? first : Math.min(last, Math.max(first, i + start));
    to[i] = end === null ? last : Math.max(from[i]!, Math.min(last, i + end + 1));
  }
  return { start: from, end: to };
}

/** Bounds at the row itself or at the ends of the partition: whole groups of peers. */
function peerFrames(window: WindowRows, { start, end }: WindowFrame): Frames {
  const { starts, partition } = window;
  const first = firstPeers(window);
  const last = peerEnds(first);
  return {
    start: start === null ? partition.map((p) => starts[p]!) : first,
    end: end === null ? partition.map((p) => starts[p + 1]!) : last,
  };
}

/** Ordering values as numbers; 64-bit ones past the safe range as differences to the smallest, which are what counts. */
function numbersToOrderBy(column: Column): ArrayLike<number> {
  const numbers = asNumbers(column.type.kind === 'float16' ? castColumn(column, { kind: 'float64' }) : column);
  if (numbers !== null) return numbers;
  const values = column.values as BigInt64Array;
  let least: bigint | null = null;
  for (let i = 0; i < values.length; i++) {
    if (isValid(column, i) && (least === null || values[i]! < least)) least = values[i]!;
  }
  return Float64Array.from(values, (value) => Number(value - (least ?? 0n)));
}

/**
 * Rows whose value is at most so far from the row's own, measured in the direction of the ordering. NaN sees NaN; a
 * null has no value to measure from, so its frame is empty unless it begins at the partition's first row.
 */
function valueFrames(window: WindowRows, { start, end }: WindowFrame): Frames {
  const { rows, starts, keys } = window;
  const [key] = keys.orderBy as [Column];
  const numbers = numbersToOrderBy(key);
  const sign = keys.desc[0] === true ? -1 : 1;
  const from = new Int32Array(rows.length);
  const to = new Int32Array(rows.length);
  const kind = (place: number): number => {
    const row = rows[place]!;
    return isValid(key, row) ? Number(numbers[row] !== numbers[row]) : 2;
  };

  for (let p = 0; p + 1 < starts.length; p++) {
    const first = starts[p]!;
    const last = starts[p + 1]!;
    for (let low = first; low < last;) {
      // Nulls, NaN and numbers each stand together.
      const which = kind(low);
      let high = low + 1;
      while (high < last && kind(high) === which) high++;
      let a = low;
      let b = low;
      for (let i = low; i < high; i++) {
        const value = sign * numbers[rows[i]!]!;
        if (which === 0) {
          if (start !== null) while (a < high && sign * numbers[rows[a]!]! < value + start) a++;
          if (end !== null) while (b < high && sign * numbers[rows[b]!]! <= value + end) b++;
        }
        from[i] = start === null ? first : which === 0 ? a : low;
        to[i] = end === null ? last : which === 0 ? b : high;
        // Nothing lies that far: what stands behind the numbers, nulls and NaN, does not either.
        if (start !== null && (which === 2 || from[i] === high)) to[i] = from[i]!;
      }
      low = high;
    }
  }
  return { start: from, end: to };
}

/** The frames of a window that has one. */
export function framesOf(window: WindowRows, frame: WindowFrame): Frames {
  const { orderBy } = window.keys;
  const oneNumber =
    orderBy.length === 1 &&
    !['string', 'binary', 'fixedSizeBinary', 'bool', 'null', 'decimal'].includes(orderBy[0]!.type.kind);
  const made =
    frame.units === 'rows'
      ? rowFrames(window, frame)
      : oneNumber
        ? valueFrames(window, frame)
        : peerFrames(window, frame);
  for (let i = 0; i < made.start.length; i++) {
    if (made.end[i]! - made.start[i]! < frame.minPeriods) made.end[i] = made.start[i]!;
  }
  return made;
}

/** Frames that are all of a partition, or empty where that has too few rows. */
export function wholeFrames({ starts, partition }: WindowRows, minPeriods: number): Frames {
  const start = partition.map((p) => starts[p]!);
  const end = partition.map((p) => (starts[p + 1]! - starts[p]! < minPeriods ? starts[p]! : starts[p + 1]!));
  return { start, end };
}
