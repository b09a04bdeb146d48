import type { Column } from '@pixelframe/columnar';
import { byteWidth, isFloat, isValid, itemsPerRow, storageType } from '@pixelframe/columnar';
import { hashBytes } from '../rows/group-rows-bytes.ts';
import { numbersOf } from './group-values.ts';

function mix(a: number, b: number): number {
  let h = Math.imul(a, 0x9e37_79b1) ^ Math.imul(b ^ (b >>> 15), 0x85eb_ca77);
  h = Math.imul(h ^ (h >>> 15), 0xc2b2_ae3d);
  h = Math.imul(h ^ (h >>> 13), 0x27d4_eb2f);
  return h ^ (h >>> 16);
}

const NULL_HASH = 0x51ed_270b;

/** The bits of numbers, where NaN is one value and -0 is 0; 64-bit integers as they are. */
function pairsOf(column: Column): Int32Array {
  const { values, type, length } = column;
  if (!isFloat(type) && values!.BYTES_PER_ELEMENT === 8) {
    return new Int32Array(values!.buffer, values!.byteOffset, length * 2);
  }
  const own = numbersOf(column).values.map((value) => (value === 0 ? 0 : Number.isNaN(value) ? Number.NaN : value));
  return new Int32Array(own.buffer);
}

/** 32 well mixed bits for each value: equal values of one type have equal ones in every batch. */
export function hashRows(column: Column): Int32Array<ArrayBuffer> {
  const { length, values, offsets } = column;
  const storage = storageType(column.type);
  const hashes = new Int32Array(length);
  switch (storage.kind) {
    case 'null':
      return hashes.fill(NULL_HASH);
    case 'string':
    case 'binary':
    case 'fixedSizeBinary':
    case 'decimal': {
      const view = new DataView(values!.buffer, values!.byteOffset, values!.byteLength);
      const width = byteWidth(storage);
      for (let i = 0; i < length; i++) {
        const start = offsets === null ? i * width : offsets[i]!;
        const end = offsets === null ? start + width : offsets[i + 1]!;
        hashes[i] = mix(hashBytes(view, start, end), end - start);
      }
      break;
    }
    case 'list':
    case 'fixedSizeList': {
      const items = hashRows(column.children[0]!);
      const size = itemsPerRow(column.type);
      for (let i = 0; i < length; i++) {
        const start = offsets === null ? i * size : offsets[i]!;
        const end = offsets === null ? start + size : offsets[i + 1]!;
        let hash = end - start;
        for (let k = start; k < end; k++) hash = mix(hash, items[k]!);
        hashes[i] = hash;
      }
      break;
    }
    case 'struct':
      for (const child of column.children) {
        const parts = hashRows(child);
        for (let i = 0; i < length; i++) hashes[i] = mix(hashes[i]!, parts[i]!);
      }
      break;
    default: {
      const words = pairsOf(column);
      for (let i = 0; i < length; i++) hashes[i] = mix(words[2 * i]!, words[2 * i + 1]!);
    }
  }
  if (column.validity !== null) for (let i = 0; i < length; i++) if (!isValid(column, i)) hashes[i] = NULL_HASH;
  return hashes;
}
