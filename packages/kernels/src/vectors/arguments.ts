import { PlanError } from '@pixelframe/columnar';

/** How many vectors of `size` numbers there are, or a PlanError of `caller` where that is no whole number. */
export function vectorsIn(caller: string, side: string, values: Float32Array, size: number): number {
  if (!Number.isInteger(size) || size < 1) {
    throw new PlanError(`${caller}: the size must be a positive number of values, but got: ${size}`);
  }
  if (values.length % size !== 0) {
    throw new PlanError(`${caller}: ${values.length} ${side} values are not whole vectors of ${size} values.`);
  }
  return values.length / size;
}
