import type { HeifItems } from '../iso/heif-items.ts';

const sequenceHeader = 1;
const temporalDelimiter = 2;

/** Units looked at before the sequence header, which comes first or second. */
const maxUnits = 4;

/**
 * The largest frame the AV1 sequence header of an item says (AV1 specification 5.5.1); null where the item does not
 * begin with one. What the container says of the size need not be true, and the decoder allocates by this.
 */
export function readAv1Size(
  bytes: Uint8Array,
  items: HeifItems,
  item: number,
): { width: number; height: number } | null {
  const place = items.places.get(item);
  if (place === undefined) return null;
  let at = place.start;
  const end = Math.min(place.end, bytes.length);
  for (let i = 0; i < maxUnits && at + 2 <= end; i++) {
    const head = bytes[at++]!;
    if ((head & 4) !== 0) at++;
    let length = end - at;
    if ((head & 2) !== 0) {
      length = 0;
      for (let shift = 0; shift < 28 && at < end; shift += 7) {
        const byte = bytes[at++]!;
        length |= (byte & 0x7f) << shift;
        if (byte < 0x80) break;
      }
    }
    const type = (head >> 3) & 15;
    if (type === sequenceHeader) return readSequenceHeader(bytes.subarray(at, Math.min(at + length, end)));
    if (type !== temporalDelimiter) return null;
    at += length;
  }
  return null;
}

function readSequenceHeader(bytes: Uint8Array): { width: number; height: number } {
  let place = 0;
  const take = (count: number): number => {
    let value = 0;
    for (let i = 0; i < count; i++, place++) value = value * 2 + (((bytes[place >> 3] ?? 0) >> (7 - (place & 7))) & 1);
    return value;
  };
  take(4);
  const reduced = take(1) === 1;
  if (reduced) take(5);
  else skipOperatingPoints(take);
  const widthBits = take(4) + 1;
  const heightBits = take(4) + 1;
  return { width: take(widthBits) + 1, height: take(heightBits) + 1 };
}

function skipOperatingPoints(take: (count: number) => number): void {
  let modelled = false;
  let delayBits = 0;
  if (take(1) === 1) {
    take(32);
    take(32);
    if (take(1) === 1) skipVariableLength(take);
    modelled = take(1) === 1;
    if (modelled) {
      delayBits = take(5) + 1;
      take(32);
      take(10);
    }
  }
  const delays = take(1) === 1;
  const points = take(5) + 1;
  for (let i = 0; i < points; i++) {
    take(12);
    if (take(5) > 7) take(1);
    if (modelled && take(1) === 1) take(delayBits * 2 + 1);
    if (delays && take(1) === 1) take(4);
  }
}

/** AV1 4.10.3: as many bits follow the first one as zeros stood before it. */
function skipVariableLength(take: (count: number) => number): void {
  let zeros = 0;
  while (zeros < 32 && take(1) === 0) zeros++;
  take(zeros);
}
