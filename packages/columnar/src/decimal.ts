/** One Decimal128: 16 bytes, little-endian two's complement, as an unscaled integer. */
export function readDecimal(bytes: Uint8Array, row: number): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset + row * 16, 16);
  return (view.getBigInt64(8, true) << 64n) | view.getBigUint64(0, true);
}

export function writeDecimal(bytes: Uint8Array, row: number, unscaled: bigint): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset + row * 16, 16);
  view.setBigUint64(0, BigInt.asUintN(64, unscaled), true);
  view.setBigInt64(8, BigInt.asIntN(64, unscaled >> 64n), true);
}

/** `-1234n` at scale 2 is "-12.34"; at scale -2 it is "-123400". */
export function formatDecimal(unscaled: bigint, scale: number): string {
  if (scale <= 0) return unscaled === 0n ? '0' : `${unscaled}${'0'.repeat(-scale)}`;
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  return `${unscaled < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/**
 * The unscaled integer of a decimal text ("12.3", "-1e-3"), or null when it is no number, has more than `scale`
 * decimals that matter, or more than `precision` digits.
 */
export function parseDecimal(text: string, precision: number, scale: number): bigint | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text.trim());
  const digits = match === null ? '' : `${match[2] ?? ''}${match[3] ?? ''}`;
  if (match === null || digits === '') return null;
  const shift = scale + Number(match[4] ?? 0) - (match[3]?.length ?? 0);
  let unscaled = BigInt(digits);
  if (shift >= 0) unscaled *= 10n ** BigInt(shift);
  else {
    const divisor = 10n ** BigInt(-shift);
    if (unscaled % divisor !== 0n) return null;
    unscaled /= divisor;
  }
  if (unscaled >= 10n ** BigInt(precision)) return null;
  return match[1] === '-' ? -unscaled : unscaled;
}
