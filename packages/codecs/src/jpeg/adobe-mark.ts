/** Adobe's APP14 segment: `transform` 0 is RGB or CMYK, 1 is YCbCr, 2 is YCCK. */
export function adobeMark(transform: 0 | 1 | 2): Uint8Array {
  return Uint8Array.of(0xff, 0xee, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, transform);
}
