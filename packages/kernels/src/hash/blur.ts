// Pillow's GaussianBlur(2): three box blurs each way, whose box reaches one sample and 3/8 of the next on either side.
// In 24-bit fixed point a whole sample weighs 2^24 / 3.75, and the far ones share the rest.
const NEAR = 4_473_924;
const FAR = 1_677_722;
const PASSES = 3;

/** One pass along a line of bytes that lie `step` apart in `plane`, edges repeated. */
function blurLine(plane: Uint8Array, start: number, step: number, length: number, line: Uint8Array): void {
  for (let i = 0; i < length; i++) line[i + 2] = plane[start + i * step]!;
  line[0] = line[1] = line[2]!;
  line[length + 2] = line[length + 3] = line[length + 1]!;
  for (let i = 0; i < length; i++) {
    const near = line[i + 1]! + line[i + 2]! + line[i + 3]!;
    const far = line[i]! + line[i + 4]!;
    plane[start + i * step] = (Math.imul(near, NEAR) + Math.imul(far, FAR) + (1 << 23)) >>> 24;
  }
}

/** Pillow's `ImageFilter.GaussianBlur(2)` of a plane of side x side bytes, in place, bit for bit. */
export function gaussianBlur(plane: Uint8Array, side: number): void {
  const line = new Uint8Array(side + 4);
  for (let pass = 0; pass < PASSES; pass++) {
    for (let y = 0; y < side; y++) blurLine(plane, y * side, 1, side, line);
  }
  for (let pass = 0; pass < PASSES; pass++) {
    for (let x = 0; x < side; x++) blurLine(plane, x, side, side, line);
  }
}
