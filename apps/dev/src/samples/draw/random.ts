/** A seeded stream of numbers in [0, 1): the same seed gives the same pictures on every machine (mulberry32). */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Close enough to a unit normal for film grain: the sum of four uniforms. */
export const bell = (random: Random): number => (random() + random() + random() + random() - 2) * 1.732;

export const between = (random: Random, low: number, high: number): number => low + (high - low) * random();
