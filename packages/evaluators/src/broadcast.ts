import type { Column } from '@pixelframe/columnar';
import { columnFromValues, nullColumn, takeColumn, valuesConstructor } from '@pixelframe/columnar';
import type { Expr } from '@pixelframe/plan';

/** A literal as a column of `length` equal rows. */
export function broadcastLiteral(expr: Extract<Expr, { kind: 'literal' }>, length: number): Column {
  if (expr.value === null) return nullColumn(expr.type, length);
  const one = columnFromValues([expr.value], expr.type);
  const Constructor = valuesConstructor(one.type);
  if (Constructor !== undefined && one.values !== null) {
    const values = new Constructor(length);
    (values as Float64Array).fill((one.values as Float64Array)[0]!);
    return { ...one, length, values };
  }
  return takeColumn(one, new Int32Array(length));
}
