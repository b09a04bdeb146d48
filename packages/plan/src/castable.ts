import type { DataType } from '@pixelframe/columnar';
import { isInteger, isNumeric, sameType, storageType } from '@pixelframe/columnar';

const temporal = (type: DataType): boolean => ['date', 'time', 'timestamp', 'duration'].includes(type.kind);

/** Whether `cast` knows how to turn one type into another; values may still fail to parse. */
export function isCastable(from: DataType, to: DataType): boolean {
  if (sameType(from, to) || from.kind === 'null') return true;
  const scalar = (type: DataType): boolean => isNumeric(type) || type.kind === 'bool' || type.kind === 'string';
  if (scalar(from) && scalar(to)) return true;
  if (from.kind === 'date' && to.kind === 'timestamp') return true;
  if (from.kind === 'timestamp' && (to.kind === 'date' || to.kind === 'timestamp')) return true;
  if (temporal(from) && (isInteger(to) || to.kind === 'string')) return true;
  if (isInteger(from) && temporal(to)) return true;
  if (from.kind === 'string' && (to.kind === 'date' || to.kind === 'timestamp')) return true;
  if ((from.kind === 'binary' && to.kind === 'string') || (from.kind === 'string' && to.kind === 'binary')) return true;
  if (from.kind === 'fixedSizeBinary' && to.kind === 'binary') return true;
  if (from.kind === 'binary' && to.kind === 'fixedSizeBinary') return true;
  const listLike = (type: DataType): boolean =>
    type.kind === 'list' ||
    type.kind === 'fixedSizeList' ||
    type.kind === 'embedding' ||
    (type.kind === 'tensor' && type.shape !== null);
  if (listLike(from) && listLike(to)) {
    const a = storageType(from) as { item: DataType };
    const b = storageType(to) as { item: DataType };
    return isCastable(a.item, b.item);
  }
  return false;
}
