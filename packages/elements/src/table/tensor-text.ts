/** Shape and range of a tensor, e.g. `3 × 224 × 224` and `−2.12 … 2.64`; NaN is left out of the range. */
export function tensorText(
  shape: readonly number[],
  data: ArrayLike<number | bigint>,
): { shape: string; range: string } {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < data.length; i++) {
    const value = Number(data[i]);
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return {
    shape: shape.length === 0 ? 'scalar' : shape.join(' × '),
    range: low > high ? '' : `${shortNumber(low)} … ${shortNumber(high)}`,
  };
}

const shortNumber = (value: number): string => String(Number(value.toPrecision(3))).replace('-', '−');
