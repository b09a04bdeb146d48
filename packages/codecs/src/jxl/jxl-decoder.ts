import type { LoadDecoder } from '../decoder.ts';
import { emscriptenDecoders } from '../emscripten-decoder.ts';
import { nativeFromRgba8 } from '../png/png-layout.ts';

/** libjxl as @jsquash/jxl builds it: 8-bit sRGB RGBA out, turned as the file's orientation says. */
export const loadJxlDecoder: LoadDecoder = async (loadWasm) => {
  const [glue, wasm] = await Promise.all([
    import('@jsquash/jxl/codec/dec/jxl_dec.js'),
    import('@jsquash/jxl/codec/dec/jxl_dec.wasm?asset'),
  ]);
  return emscriptenDecoders(glue.default, await loadWasm(wasm.default), [], (decode, bytes, { channels }) => {
    const { width, height, data } = decode(bytes);
    return channels === 2
      ? { width, height, ...nativeFromRgba8(data, channels) }
      : { width, height, channels, stride: 4, data };
  });
};
