const TWO_32 = 2 ** 32;

/** The finalizer of MurmurHash3 (Austin Appleby, public domain): every input bit changes each output bit half the time. */
function mix(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85eb_ca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2_ae35);
  return h ^ (h >>> 16);
}

/** 53 random bits of two words as a number from 0 to below 1. */
const unit = (high: number, low: number): number => ((high >>> 5) * 2 ** 26 + (low >>> 6)) / 2 ** 53;

/** A random number from 0 to below 1 for every number and seed, both whole and not negative: always the same one. */
export function randomNumbers(seed: number): (n: number) => number {
  const first = mix((seed | 0) + 0x9e37_79b9);
  const second = mix(first ^ Math.floor(seed / TWO_32)) + 0x6a09_e667;
  return (n) => {
    const low = mix((n | 0) ^ first);
    const high = mix(low + Math.floor(n / TWO_32) + second);
    return unit(high, mix(high ^ low ^ second));
  };
}

/** A random number from 0 to below 1 for a text: by FNV-1a over its UTF-16 units in two variants, then mixed. */
export function randomOfText(text: string, seed: number): number {
  let a = mix((seed | 0) + 0x811c_9dc5);
  let b = mix(a ^ Math.floor(seed / TWO_32));
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x0100_0193);
    b = Math.imul((b + code) ^ (b >>> 15), 0x85eb_ca6b);
  }
  const high = mix(a ^ (b >>> 7));
  return unit(high, mix(b + high));
}
