import type { Decoder, LoadDecoder, LoadWasm } from './decoder.ts';

/** An instance whose heap has grown past this after a decode is dropped: wasm memory never shrinks. */
export const maxHeapBytes = 256 * 1024 * 1024;

/** Keeps the one instance of a format: made on first need, dropped when it failed or grew. */
export interface DecoderSlot {
  /** Runs `use` with the instance. An instance that throws is dropped at once, since its heap cannot be trusted. */
  run<T>(use: (decoder: Decoder) => T): Promise<T>;
  heapBytes(): number;
  drop(): void;
}

export function createDecoderSlot(load: LoadDecoder, loadWasm: LoadWasm, heapLimit: number): DecoderSlot {
  let loading: Promise<() => Promise<Decoder>> | null = null;
  let making: Promise<Decoder> | null = null;
  let live: Decoder | null = null;

  /** A failed load is not remembered: the next decode tries again. */
  const loaded = (): Promise<() => Promise<Decoder>> => {
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

  const make = async (): Promise<Decoder> => {
    const create = await loaded();
    return create();
  };

  const current = async (): Promise<Decoder> => {
    const attempt = (making ??= make());
    try {
      const decoder = await attempt;
      if (making === attempt) live = decoder;
      return decoder;
    } catch (error) {
      if (making === attempt) making = null;
      throw error;
    }
  };

  return {
    run: async (use) => {
      let decoder = await current();
      // Another decode that waited for the same instance may have made it unfit meanwhile.
      while (decoder !== live) decoder = await current();
      try {
        const result = use(decoder);
        if (decoder.memoryBytes > heapLimit) drop();
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
