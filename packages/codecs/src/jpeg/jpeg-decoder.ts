import type { LoadDecoder } from '../decoder.ts';
import { emscriptenDecoders } from '../emscripten-decoder.ts';

/** mozjpeg as @jsquash/jpeg builds it (libjpeg's islow DCT and fancy upsampling): always RGBA out, EXIF not applied. */
export const loadJpegDecoder: LoadDecoder = async (loadWasm) => {
  const [glue, wasm] = await Promise.all([
    import('@jsquash/jpeg/codec/dec/mozjpeg_dec.js'),
    import('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm?asset'),
  ]);
  const preserveOrientation = false;
  return emscriptenDecoders(glue.default, await loadWasm(wasm.default), [preserveOrientation]);
};
