import type { LoadEncoder } from './encoder.ts';
import { emscriptenEncoders } from './emscripten-encoder.ts';

/** mozjpeg's names for what the file stores. */
const grayscale = 1;
const yCbCr = 3;

/**
 * mozjpeg as @jsquash/jpeg builds it. Baseline rather than its progressive default: half the time to write and to read
 * again, and the same size within a percent. Chroma is halved except at high quality, as mozjpeg decides.
 */
export const loadJpegEncoder: LoadEncoder = async (loadWasm) => {
  const [glue, wasm] = await Promise.all([
    import('@jsquash/jpeg/codec/enc/mozjpeg_enc.js'),
    import('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm?asset'),
  ]);
  return emscriptenEncoders(glue.default, await loadWasm(wasm.default), (image, quality) => ({
    quality,
    color_space: image.channels === 1 ? grayscale : yCbCr,
    baseline: true,
    progressive: false,
    optimize_coding: true,
    arithmetic: false,
    smoothing: 0,
    quant_table: 3,
    trellis_multipass: false,
    trellis_opt_zero: false,
    trellis_opt_table: false,
    trellis_loops: 1,
    auto_subsample: true,
    chroma_subsample: 2,
    separate_chroma_quality: false,
    chroma_quality: quality,
  }));
};
