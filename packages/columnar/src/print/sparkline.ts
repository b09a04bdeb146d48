const BARS = '▁▂▃▄▅▆▇█';
const MAX_BARS = 24;

/** A vector in at most 24 bars: root mean square of each bin, scaled between the least and the greatest. */
export function sparkline(values: ArrayLike<number | bigint>): string {
  const size = Math.max(Math.ceil(values.length / MAX_BARS), 1);
  const bins: number[] = [];
  for (let start = 0; start < values.length; start += size) {
    const end = Math.min(start + size, values.length);
    let squares = 0;
    for (let i = start; i < end; i++) squares += Number(values[i]) ** 2;
    bins.push(Math.sqrt(squares / (end - start)));
  }
  const known = bins.filter((bin) => !Number.isNaN(bin));
  const least = Math.min(...known);
  const range = Math.max(...known) - least;
  return bins.map((bin) => BARS[Math.round((7 * (bin - least)) / range) || 0]).join('');
}
