import type { LoadWasm } from './decoder.ts';

/** An instance whose heap has grown past this after a use is dropped: wasm memory never shrinks. */
export const maxHeapBytes = 256 * 1024 * 1024;

/** A wasm instance that decodes or encodes. */
export interface Codec {
  readonly memoryBytes: number;
}

/** Keeps the one instance of a codec: made on first need, dropped when it failed or grew. */
export interface CodecSlot<C extends Codec> {
  /** Runs `use` with the instance. An instance that throws is dropped at once, since its heap cannot be trusted. */
  run<T>(use: (codec: C) => T): Promise<T>;
  heapBytes(): number;
  drop(): void;
}

export function createCodecSlot<C extends Codec>(
  load: (loadWasm: LoadWasm) => Promise<() => Promise<C>>,
  loadWasm: LoadWasm,
  heapLimit: number,
): CodecSlot<C> {
  let loading: Promise<() => Promise<C>> | null = null;
  let making: Promise<C> | null = null;
  let live: C | null = null;

  /** A failed load is not remembered: the next use tries again. */
  const loaded = (): Promise<() => Promise<C>> => {
    const attempt = (loading ??= load(loadWasm));
    attempt.catch(() => {
      if (loading === attempt) loading = null;
    });
    return attempt;
  };

  const drop = (): void => {
    making = null;
    live = null;
  };

  const make = async (): Promise<C> => {
    const create = await loaded();
    return create();
  };

  const current = async (): Promise<C> => {
    const attempt = (making ??= make());
    try {
      const codec = await attempt;
      if (making === attempt) live = codec;
      return codec;
    } catch (error) {
      if (making === attempt) making = null;
      throw error;
    }
  };

  return {
    run: async (use) => {
      let codec = await current();
      // Another use that waited for the same instance may have made it unfit meanwhile.
      while (codec !== live) codec = await current();
      try {
        const result = use(codec);
        if (codec.memoryBytes > heapLimit) drop();
        return result;
      } catch (error) {
        drop();
        throw error;
      }
    },
    heapBytes: () => live?.memoryBytes ?? 0,
    drop,
  };
}
