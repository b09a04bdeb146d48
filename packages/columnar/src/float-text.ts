/** The fewest significant digits that give the same Float32 back; of two equally near ones the larger or the even ones. */
function shortestSingle(value: number, toEven: boolean): string {
  for (let digits = 1; digits < 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) !== value) continue;
    // A five at the end of the exact value was rounded up.
    const longer = value.toExponential(digits);
    const even = toEven && Number(longer) === value ? /^(.*[02468]\.?)5(e.+)$/.exec(longer) : null;
    return even === null ? text : String(Number(even[1]! + even[2]!));
  }
  return value.toPrecision(9);
}

/** From which power of ten on, and below which, numbers are written with an exponent; and how its digits look. */
export interface FloatStyle {
  readonly large: number;
  readonly small: number;
  /** 10 to the power of each. */
  readonly most: number;
  readonly least: number;
  /** `1.0e10` instead of `1e16`. */
  readonly point: boolean;
  /** Of two Float32 texts equally near, the even one. */
  readonly evenTies: boolean;
}

/** As Daft casts floats to String and writes them into CSV. */
export const PLAIN_DOUBLE: FloatStyle = { large: 16, small: -5, most: 1e16, least: 1e-5, point: false, evenTies: true };
export const PLAIN_SINGLE: FloatStyle = { large: 13, small: -6, most: 1e13, least: 1e-6, point: false, evenTies: true };
/** As Daft writes numbers into JSON. */
export const JSON_FLOAT: FloatStyle = { large: 10, small: -5, most: 1e10, least: 1e-5, point: true, evenTies: false };

/** A finite float as Daft writes it as text: shortest digits that give the value back, a decimal point always. */
export function finiteFloatText(value: number, single: boolean, style: FloatStyle): string {
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const size = Math.abs(value);
  if (!single && size >= style.least && size < style.most) {
    const plain = String(value);
    return plain.includes('.') ? plain : `${plain}.0`;
  }
  const text = single ? shortestSingle(value, style.evenTies) : String(value);
  const [, sign, whole, fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text)!;
  const all = whole! + fraction;
  const digits = all.replace(/^0+/, '').replace(/0+$/, '');
  /** The power of ten of the first digit. */
  const power = whole!.length + Number(exponent) - (all.length - all.replace(/^0+/, '').length) - 1;
  if (power >= style.large || power < style.small) {
    const rest = digits.slice(1) || (style.point ? '0' : '');
    return `${sign}${digits[0]}${rest === '' ? '' : `.${rest}`}e${power}`;
  }
  if (power < 0) return `${sign}0.${'0'.repeat(-power - 1)}${digits}`;
  return `${sign}${digits.slice(0, power + 1).padEnd(power + 1, '0')}.${digits.slice(power + 1) || '0'}`;
}
