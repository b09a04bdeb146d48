/**
 * One pixel of ink amounts (0 none, 255 full) as R, G, B at `at` of `out`: paper less ink, no colour management, in the
 * integer arithmetic Pillow uses for `convert('RGB')`.
 */
export function cmykToRgb(c: number, m: number, y: number, k: number, out: Uint8Array, at: number): void {
  const light = 255 - k;
  out[at] = light - times(c, light);
  out[at + 1] = light - times(m, light);
  out[at + 2] = light - times(y, light);
}

/** a * b / 255, rounded. */
function times(a: number, b: number): number {
  const product = a * b + 128;
  return ((product >> 8) + product) >> 8;
}
