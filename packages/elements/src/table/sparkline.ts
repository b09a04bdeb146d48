import { svg, type SVGTemplateResult } from 'lit';

const MAX_POINTS = 64;
const WIDTH = 96;
const HEIGHT = 20;

/** The means of up to 64 equal parts: what a vector looks like, at a width a cell has. */
export function reduceVector(values: ArrayLike<number>, parts = MAX_POINTS): number[] {
  const count = Math.min(parts, values.length);
  return Array.from({ length: count }, (_, part) => {
    const from = Math.floor((part * values.length) / count);
    const to = Math.floor(((part + 1) * values.length) / count);
    let sum = 0;
    for (let i = from; i < to; i++) sum += values[i]!;
    return sum / (to - from);
  });
}

/** A line over the vector's values, its own range from bottom to top. */
export function sparkline(values: ArrayLike<number>): SVGTemplateResult {
  const points = reduceVector(values);
  const low = Math.min(...points);
  const span = Math.max(...points) - low || 1;
  const step = WIDTH / Math.max(1, points.length - 1);
  const path = points.map(
    (value, i) => `${(i * step).toFixed(1)},${(HEIGHT - 1 - ((value - low) / span) * (HEIGHT - 2)).toFixed(1)}`,
  );
  return svg`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" width=${WIDTH} height=${HEIGHT} aria-hidden="true">
    <polyline points=${path.join(' ')} />
  </svg>`;
}
