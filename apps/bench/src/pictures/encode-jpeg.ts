import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import encode, { init } from '@jsquash/jpeg/encode.js';
import type { Picture } from './draw-picture.ts';

let started: Promise<void> | undefined;

async function start(): Promise<void> {
  // The package's own loading fetches a file URL, which Node cannot.
  const path = createRequire(import.meta.url).resolve('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm');
  // The declared parameter is emscripten's options; a compiled module is accepted and documented.
  await init((await WebAssembly.compile(await readFile(path))) as never);
}

/**
 * A baseline JPEG with 4:2:0 chroma, as cameras and phones write them.
 *
 * @param fitted whether its Huffman tables are fitted to the picture: with the standard's own, some of these files are cut short by the
 * decoder that Daft 0.7 has
 */
export async function encodeJpeg(picture: Picture, quality: number, fitted = false): Promise<Uint8Array<ArrayBuffer>> {
  await (started ??= start());
  const options = {
    quality,
    baseline: true,
    progressive: false,
    optimize_coding: fitted,
    auto_subsample: false,
    chroma_subsample: 2,
    // The tables of the JPEG standard's Annex K, scaled by quality.
    quant_table: 0,
  };
  return new Uint8Array(await encode(picture as ImageData, options));
}
