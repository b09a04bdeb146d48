/** A repeatable source of choices. */
export interface Random {
  /** An integer from 0 to `limit` exclusive. */
  below(limit: number): number;
  pick<T>(values: readonly T[]): T;
}

/** mulberry32 over a hash (FNV-1a) of `key`: the same key gives the same choices on every machine. */
export function randomFrom(key: string): Random {
  let state = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) state = Math.imul(state ^ key.charCodeAt(i), 0x01000193);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { below, pick: (values) => values[below(values.length)]! };
}
