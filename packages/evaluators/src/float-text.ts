import { finiteFloatText, PLAIN_DOUBLE, PLAIN_SINGLE } from '@pixelframe/columnar';

/**
 * A float as Daft's cast to String writes it: shortest digits that give the value back, a decimal point always (`1.0`),
 * an exponent for what is very large or very small (`1e16`, `1e-6`; Float32 from `1e13` on), `NaN`, `inf`, `-inf`.
 */
export function floatText(value: number, single: boolean): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return finiteFloatText(value, single, single ? PLAIN_SINGLE : PLAIN_DOUBLE);
}
