import type { DecodedImage, LoadWasm } from '../decoder.ts';

/** One wasm instance of one format's encoder. After it throws it must be dropped, as a decoder must. */
export interface Encoder {
  /** Encodes a picture of at least one pixel, within the format's limits; throws whatever the codec throws. */
  encode(image: DecodedImage, quality: number): Uint8Array;
  /** What the codec printed during the last encode. */
  readonly messages: readonly string[];
  /** Real size of the instance's memory in bytes. */
  readonly memoryBytes: number;
}

/** Loads an encoder's glue and wasm once; the function it resolves to makes instances. */
export type LoadEncoder = (loadWasm: LoadWasm) => Promise<() => Promise<Encoder>>;
