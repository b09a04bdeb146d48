/** Whether a point lies inside a shape of radius 1 around the origin; y points down. */
export type Inside = (x: number, y: number) => boolean;

type Corner = readonly [x: number, y: number];

/** Corners evenly around the origin, the first on top, their distances taken from `radii` in turn. */
function regular(corners: number, radii: readonly number[], lower = 0): Corner[] {
  return Array.from({ length: corners }, (_, i): Corner => {
    const angle = (i * 2 * Math.PI) / corners - Math.PI / 2;
    const radius = radii[i % radii.length]!;
    return [Math.cos(angle) * radius, Math.sin(angle) * radius + lower];
  });
}

/** By crossings of a ray with the edges. */
const polygon =
  (corners: readonly Corner[]): Inside =>
  (x, y) => {
    let inside = false;
    corners.forEach(([x1, y1], i) => {
      const [x0, y0] = corners.at(i - 1)!;
      if (y1 > y !== y0 > y && x < ((x0 - x1) * (y - y1)) / (y0 - y1) + x1) inside = !inside;
    });
    return inside;
  };

/** The shapes the bundled models know; `thickness` 0..1 varies those that have one. */
export const OUTLINES = {
  circle: (): Inside => (x, y) => Math.hypot(x, y) < 0.95,
  square: (): Inside => (x, y) => Math.max(Math.abs(x), Math.abs(y)) < 0.84,
  triangle: (): Inside => polygon(regular(3, [1.12], 0.14)),
  star: (thickness: number): Inside => polygon(regular(10, [1.08, 0.42 + 0.06 * thickness])),
  cross: (thickness: number): Inside => {
    const arm = 0.26 + 0.12 * thickness;
    return (x, y) => Math.min(Math.abs(x), Math.abs(y)) < arm && Math.max(Math.abs(x), Math.abs(y)) < 1.02;
  },
  ring: (thickness: number): Inside => {
    const hole = 0.95 * (0.72 - 0.32 * thickness);
    return (x, y) => Math.hypot(x, y) < 0.95 && Math.hypot(x, y) > hole;
  },
} as const;

export type Shape = keyof typeof OUTLINES;
