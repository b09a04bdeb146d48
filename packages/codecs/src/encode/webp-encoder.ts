import type { LoadEncoder } from './encoder.ts';
import { emscriptenEncoders } from './emscripten-encoder.ts';
import { hasWasmSimd } from './wasm-simd.ts';

/** libwebp as @jsquash/webp builds it, lossy, with its own defaults. Its SIMD and plain builds write the same bytes. */
export const loadWebpEncoder: LoadEncoder = async (loadWasm) => {
  const [glue, wasm] = await (hasWasmSimd() ? importSimd() : importPlain());
  return emscriptenEncoders(glue.default, await loadWasm(wasm.default), (_image, quality) => ({
    quality,
    target_size: 0,
    target_PSNR: 0,
    method: 4,
    sns_strength: 50,
    filter_strength: 60,
    filter_sharpness: 0,
    filter_type: 1,
    partitions: 0,
    segments: 4,
    pass: 1,
    show_compressed: 0,
    preprocessing: 0,
    autofilter: 0,
    partition_limit: 0,
    alpha_compression: 1,
    alpha_filtering: 1,
    alpha_quality: 100,
    lossless: 0,
    exact: 0,
    image_hint: 0,
    emulate_jpeg_size: 0,
    thread_level: 0,
    low_memory: 0,
    near_lossless: 100,
    use_delta_palette: 0,
    use_sharp_yuv: 0,
  }));
};

function importSimd(): Promise<[{ default: unknown }, { default: string }]> {
  return Promise.all([
    import('@jsquash/webp/codec/enc/webp_enc_simd.js'),
    import('@jsquash/webp/codec/enc/webp_enc_simd.wasm?asset'),
  ]);
}

function importPlain(): Promise<[{ default: unknown }, { default: string }]> {
  return Promise.all([
    import('@jsquash/webp/codec/enc/webp_enc.js'),
    import('@jsquash/webp/codec/enc/webp_enc.wasm?asset'),
  ]);
}
