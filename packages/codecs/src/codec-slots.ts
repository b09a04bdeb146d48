import { createCodecSlot, maxHeapBytes, type Codec, type CodecSlot } from './codec-slot.ts';
import type { LoadWasm } from './decoder.ts';

/** One slot per codec, known by the function that loads it. */
export interface CodecSlots<C extends Codec> {
  of(load: (loadWasm: LoadWasm) => Promise<() => Promise<C>>): CodecSlot<C>;
  /** Real size of all live wasm memories in bytes. */
  heapBytes(): number;
  /** Lets go of every instance. */
  drop(): void;
}

export function createCodecSlots<C extends Codec>(loadWasm: LoadWasm): CodecSlots<C> {
  const slots = new Map<unknown, CodecSlot<C>>();
  return {
    of: (load) => {
      const slot = slots.get(load) ?? createCodecSlot(load, loadWasm, maxHeapBytes);
      slots.set(load, slot);
      return slot;
    },
    heapBytes: () => [...slots.values()].reduce((sum, slot) => sum + slot.heapBytes(), 0),
    drop: () => slots.forEach((slot) => slot.drop()),
  };
}
