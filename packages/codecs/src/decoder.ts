import type { ImageHeader } from './image-header.ts';

/** What a decoder gives back: `width * height * stride` bytes, row-major, tightly following each other. */
export interface DecodedImage {
  readonly width: number;
  readonly height: number;
  /** Samples that mean something: L, LA, RGB, RGBA. Structurally the kernels' Pixels. */
  readonly channels: 1 | 2 | 3 | 4;
  /** Bytes from one pixel to the next, `>= channels`; bytes past `channels` are to be ignored. */
  readonly stride: number;
  readonly data: Uint8Array;
}

/** One wasm instance of one format. After it throws it must be dropped: its heap may hold leftovers or be poisoned. */
export interface Decoder {
  /** Decodes one file; throws whatever the codec throws. */
  decode(bytes: Uint8Array, header: ImageHeader): DecodedImage;
  /** What the codec printed during the last decode, such as libjpeg's warnings. */
  readonly messages: readonly string[];
  /** Real size of the instance's memory in bytes. */
  readonly memoryBytes: number;
}

/** Fetches and compiles a wasm file. */
export type LoadWasm = (url: string) => Promise<WebAssembly.Module>;

/** Loads a format's glue and wasm once; the function it resolves to makes instances. */
export type LoadDecoder = (loadWasm: LoadWasm) => Promise<() => Promise<Decoder>>;
