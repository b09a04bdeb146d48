import type { Column } from '@pixelframe/columnar';
import { byteWidth, getBit } from '@pixelframe/columnar';
import { numbersOf } from './group-values.ts';

/** Whether row `i` comes before row `j`. */
export type Before = (i: number, j: number) => boolean;

function bytesBefore(column: Column): Before {
  const bytes = column.values as Uint8Array;
  const { offsets } = column;
  const width = byteWidth(column.type);
  const startOf = (row: number): number => (offsets === null ? row * width : offsets[row]!);
  return (i, j) => {
    const a = startOf(i);
    const b = startOf(j);
    const aLength = startOf(i + 1) - a;
    const bLength = startOf(j + 1) - b;
    const shared = Math.min(aLength, bLength);
    for (let k = 0; k < shared; k++) {
      const difference = bytes[a + k]! - bytes[b + k]!;
      if (difference !== 0) return difference < 0;
    }
    return aLength < bLength;
  };
}

/** Words from the highest on, which is signed. */
function wordsBefore(words: Uint32Array, count: number, signed: boolean): Before {
  return (i, j) => {
    const a = i * count;
    const b = j * count;
    for (let k = count - 1; k >= 0; k--) {
      let x = words[a + k]!;
      let y = words[b + k]!;
      if (x === y) continue;
      if (signed && k === count - 1) {
        x |= 0;
        y |= 0;
      }
      return x < y;
    }
    return false;
  };
}

/** The order of a column's values: strings by code points, false first, NaN last. */
export function rowsBefore(column: Column): Before {
  const { type, values } = column;
  switch (type.kind) {
    case 'string':
    case 'binary':
    case 'fixedSizeBinary':
      return bytesBefore(column);
    case 'decimal':
      return wordsBefore(new Uint32Array(values!.buffer, values!.byteOffset, column.length * 4), 4, true);
    case 'bool':
      return (i, j) => !getBit(values as Uint8Array, i) && getBit(values as Uint8Array, j);
    default: {
      if (values instanceof BigInt64Array || values instanceof BigUint64Array) {
        const words = new Uint32Array(values.buffer, values.byteOffset, column.length * 2);
        return wordsBefore(words, 2, values instanceof BigInt64Array);
      }
      const numbers = numbersOf(column).values;
      return (i, j) => {
        const x = numbers[i]!;
        const y = numbers[j]!;
        return x < y || (Number.isNaN(y) && !Number.isNaN(x));
      };
    }
  }
}
