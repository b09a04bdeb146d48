import type { LoadDecoder } from '../decoder.ts';
import { emscriptenDecoders } from '../emscripten-decoder.ts';

/** libavif as @jsquash/avif builds it: 8-bit RGBA out whatever the depth; `irot` and `imir` are not applied. */
export const loadAvifDecoder: LoadDecoder = async (loadWasm) => {
  const [glue, wasm] = await Promise.all([
    import('@jsquash/avif/codec/dec/avif_dec.js'),
    import('@jsquash/avif/codec/dec/avif_dec.wasm?asset'),
  ]);
  const bitDepth = 8;
  return emscriptenDecoders(glue.default, await loadWasm(wasm.default), [bitDepth]);
};
