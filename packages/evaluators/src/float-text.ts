/** The fewest significant digits that give the same Float32 back, as JavaScript writes a number of them. */
function shortestSingle(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return String(Number(text));
  }
  return String(Number(value.toPrecision(9)));
}

/**
 * A float as Daft's cast to String writes it: shortest digits that give the value back, a decimal point always (`1.0`),
 * an exponent for what is very large or very small (`1e16`, `1e-6`; Float32 from `1e13` on), `NaN`, `inf`, `-inf`.
 */
export function floatText(value: number, single: boolean): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const text = single ? shortestSingle(value) : String(value);
  const [, sign, whole, fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text)!;
  const all = whole! + fraction;
  const digits = all.replace(/^0+/, '');
  /** Digits before the decimal point; 0 and below for 0.1, 0.01... */
  const point = whole!.length + Number(exponent) - (all.length - digits.length);
  const significant = digits.replace(/0+$/, '');
  if (point > (single ? 13 : 16) || point <= (single ? -6 : -5)) {
    const [head, rest] = [significant.slice(0, 1), significant.slice(1)];
    return `${sign}${head}${rest === '' ? '' : `.${rest}`}e${point - 1}`;
  }
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${significant}`;
  return `${sign}${significant.slice(0, point).padEnd(point, '0')}.${significant.slice(point) || '0'}`;
}
