import type { Raster } from './raster.ts';

/** One hair or blade: a curve from root to tip, tapering, with a colour at either end. Pixels; `bend` = sideways bow. */
export interface Stroke {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  bend: number;
  width: number;
  root: [number, number, number];
  tip: [number, number, number];
  alpha: number;
}

export const newStroke = (): Stroke => ({
  x0: 0,
  y0: 0,
  x1: 0,
  y1: 0,
  bend: 0,
  width: 1,
  root: [0, 0, 0],
  tip: [0, 0, 0],
  alpha: 1,
});

/** Draws a stroke as overlapping antialiased dots. With `depth`, pixels nearer than `own` stay as they are. */
export function drawStroke(raster: Raster, s: Stroke, depth?: Float32Array, own = 0): void {
  const { width, height, data } = raster;
  const dx = s.x1 - s.x0;
  const dy = s.y1 - s.y0;
  const length = Math.hypot(dx, dy);
  const steps = Math.max(2, Math.ceil(length / Math.max(0.7, s.width * 0.22)));
  for (let i = 0; i <= steps; i++) {
    const t = i / steps;
    const bow = 4 * t * (1 - t) * s.bend;
    const cx = s.x0 + dx * t - (dy / (length + 1e-6)) * bow;
    const cy = s.y0 + dy * t + (dx / (length + 1e-6)) * bow;
    const radius = 0.5 * s.width * (1 - 0.75 * t * t);
    const strength = s.alpha * Math.min(1, radius * 2) * (1 - 0.35 * t);
    const reach = Math.max(radius, 0.5) + 0.5;
    const xEnd = Math.min(width - 1, Math.floor(cx + reach));
    const yEnd = Math.min(height - 1, Math.floor(cy + reach));
    for (let y = Math.max(0, Math.ceil(cy - reach - 1)); y <= yEnd; y++)
      for (let x = Math.max(0, Math.ceil(cx - reach - 1)); x <= xEnd; x++) {
        const p = y * width + x;
        if (depth !== undefined && depth[p]! < own) continue;
        const away = Math.sqrt((x + 0.5 - cx) ** 2 + (y + 0.5 - cy) ** 2);
        const cover = Math.min(1, reach - away) * strength;
        if (cover <= 0) continue;
        for (let c = 0; c < 3; c++) {
          const ink = s.root[c]! + (s.tip[c]! - s.root[c]!) * t;
          data[p * 3 + c]! += (ink - data[p * 3 + c]!) * cover;
        }
      }
  }
}
