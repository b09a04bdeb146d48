import { CodecRefusal } from '../codec-failure.ts';
import type { DecodedImage, Decoder, LoadDecoder } from '../decoder.ts';
import { essentialParts } from './essential-parts.ts';
import { nativeFromRgba16, nativeFromRgba8, type Samples } from './png-layout.ts';

/** Exports of the wasm file, as wasm-bindgen lays them out. Pointers and lengths are bytes but where said. */
interface PngExports {
  readonly memory: WebAssembly.Memory;
  __wbindgen_malloc(length: number, align: number): number;
  __wbindgen_free(pointer: number, length: number, align: number): void;
  decode(pointer: number, length: number): number;
  decode_rgba16(pointer: number, length: number): number;
  imagedatargba16_width(picture: number): number;
  imagedatargba16_height(picture: number): number;
  imagedatargba16_data(picture: number): number;
  __wbg_imagedatargba16_free(picture: number): void;
}

/** Where a picture lies in the wasm memory until it is copied out. `length` counts samples. */
interface Located {
  readonly pointer: number;
  readonly length: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The Rust `png` crate as @jsquash/png builds it. Its own glue keeps one instance in module state for ever and needs a
 * global ImageData, so the six imports of the wasm file are bound here: an instance can be dropped, and pixels are
 * copied out of its memory once, in the layout wanted.
 */
export const loadPngDecoder: LoadDecoder = async (loadWasm) => {
  const wasm = await import('@jsquash/png/codec/pkg/squoosh_png_bg.wasm?asset');
  const module = await loadWasm(wasm.default);
  return () => Promise.resolve(createPngDecoder(module));
};

function createPngDecoder(module: WebAssembly.Module): Decoder {
  let located: Located | null = null;
  const locate = (picture: Located): number => {
    located = picture;
    return 0;
  };
  const exports = instantiate(module, locate);

  const decode8 = (pointer: number, length: number, channels: DecodedImage['channels']): DecodedImage => {
    exports.decode(pointer, length);
    const { width, height, ...at } = located!;
    const samples = nativeFromRgba8(new Uint8Array(exports.memory.buffer, at.pointer, at.length), channels);
    exports.__wbindgen_free(at.pointer, at.length, 1);
    return { width, height, ...samples };
  };

  const decode16 = (pointer: number, length: number, channels: DecodedImage['channels']): DecodedImage => {
    const picture = exports.decode_rgba16(pointer, length);
    const width = exports.imagedatargba16_width(picture) >>> 0;
    const height = exports.imagedatargba16_height(picture) >>> 0;
    exports.imagedatargba16_data(picture);
    const view = new Uint16Array(exports.memory.buffer, located!.pointer, located!.length);
    const samples: Samples = nativeFromRgba16(view, channels);
    exports.__wbg_imagedatargba16_free(picture);
    return { width, height, ...samples };
  };

  return {
    decode: (bytes, header) => {
      const parts = essentialParts(bytes);
      const length = parts.reduce((sum, part) => sum + part.length, 0);
      // The decoder takes over the input's memory and frees it.
      const pointer = exports.__wbindgen_malloc(length, 1) >>> 0;
      const input = new Uint8Array(exports.memory.buffer, pointer, length);
      let at = 0;
      for (const part of parts) {
        input.set(part, at);
        at += part.length;
      }
      const decode = header.bitDepth === 16 ? decode16 : decode8;
      return decode(pointer, length, header.channels);
    },
    messages: [],
    get memoryBytes() {
      return exports.memory.buffer.byteLength;
    },
  };
}

/** Import names end in a hash of their signature, so they are matched by what comes before it. */
function instantiate(module: WebAssembly.Module, locate: (picture: Located) => number): PngExports {
  const bindings: readonly (readonly [prefix: string, binding: (...args: number[]) => number | void])[] = [
    [
      '__wbg_newwithownedu8clampedarrayandsh_',
      (p, n, w, h) => locate({ pointer: p! >>> 0, length: n! >>> 0, width: w! >>> 0, height: h! >>> 0 }),
    ],
    [
      '__wbg_newwithbyteoffsetandlength_',
      (_buffer, p, n) => locate({ pointer: p! >>> 0, length: n! >>> 0, width: 0, height: 0 }),
    ],
    // All it ever says is that an unwrap failed.
    ['__wbindgen_throw', refuse],
    // Handles to JS objects: the views above are made from the memory itself, so none is kept.
    ['__wbindgen_memory', () => 0],
    ['__wbg_buffer_', () => 0],
    ['__wbindgen_object_drop_ref', () => undefined],
  ];
  const imports: Record<string, (...args: number[]) => number | void> = {};
  for (const { name } of WebAssembly.Module.imports(module)) {
    const found = bindings.find(([prefix]) => name.startsWith(prefix));
    if (found === undefined) throw new TypeError(`The PNG decoder asks for an import that is not known here: ${name}.`);
    imports[name] = found[1];
  }
  const exports = new WebAssembly.Instance(module, { wbg: imports }).exports as unknown as PngExports;
  return exports;
}

function refuse(): never {
  throw new CodecRefusal('its pixel data cannot be decoded');
}
