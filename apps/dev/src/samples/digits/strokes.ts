/** A point of a stroke: 0..1 from left to right and from top to bottom of the digit. */
export type Point = readonly [x: number, y: number];
export type Stroke = readonly Point[];

const STEPS = 14;

/** Part of an ellipse; degrees clockwise from the right. */
function arc(x: number, y: number, rx: number, ry: number, from: number, to: number): Stroke {
  return Array.from({ length: STEPS + 1 }, (_, i): Point => {
    const angle = ((from + ((to - from) * i) / STEPS) * Math.PI) / 180;
    return [x + rx * Math.cos(angle), y + ry * Math.sin(angle)];
  });
}

/** How each digit is written, as the pen goes. */
export const DIGITS: readonly (readonly Stroke[])[] = [
  [arc(0.5, 0.5, 0.44, 0.5, 0, 360)],
  [
    [
      [0.22, 0.24],
      [0.56, 0],
      [0.56, 1],
    ],
  ],
  [[...arc(0.5, 0.28, 0.4, 0.28, 195, 400), [0.08, 1], [0.94, 1]]],
  [[...arc(0.44, 0.26, 0.4, 0.26, 205, 450), ...arc(0.44, 0.75, 0.46, 0.25, 275, 515)]],
  [
    [
      [0.7, 1],
      [0.7, 0],
      [0.04, 0.68],
      [0.98, 0.68],
    ],
  ],
  [[[0.86, 0], [0.2, 0], [0.15, 0.44], ...arc(0.46, 0.68, 0.44, 0.32, 230, 500)]],
  [arc(0.86, 0.7, 0.78, 0.7, 262, 180), arc(0.5, 0.7, 0.42, 0.3, 0, 360)],
  [
    [
      [0.06, 0],
      [0.94, 0],
      [0.42, 1],
    ],
  ],
  [arc(0.5, 0.25, 0.36, 0.25, 0, 360), arc(0.5, 0.75, 0.44, 0.25, 0, 360)],
  [arc(0.46, 0.3, 0.4, 0.3, 0, 360), arc(0.1, 0.32, 0.76, 0.68, 0, 75)],
];
