import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import encodeJpeg, { init as initJpeg } from '@jsquash/jpeg/encode.js';
import encodePng, { init as initPng } from '@jsquash/png/encode.js';
import encodeWebp, { init as initWebp } from '@jsquash/webp/encode.js';
import type { Photo } from './draw/develop.ts';

export type Encoding =
  | { readonly format: 'png' }
  | { readonly format: 'webp'; readonly quality: number }
  | {
      readonly format: 'jpeg';
      readonly quality: number;
      readonly progressive: boolean;
      readonly chroma: '4:2:0' | '4:4:4';
    };

/** Compiles the wasm modules from the installed packages (their own loading needs fetch on file URLs). Once, before {@link encode}. */
export async function startEncoders(): Promise<void> {
  await initJpeg(await compile('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm'));
  await initWebp(await compile('@jsquash/webp/codec/enc/webp_enc_simd.wasm'));
  await initPng(await compile('@jsquash/png/codec/pkg/squoosh_png_bg.wasm'));
}

export async function encode(photo: Photo, encoding: Encoding): Promise<Uint8Array> {
  const pixels = photo as ImageData;
  if (encoding.format === 'png') return new Uint8Array(await encodePng(pixels));
  if (encoding.format === 'webp')
    return new Uint8Array(await encodeWebp(pixels, { quality: encoding.quality, method: 6 }));
  const { quality, progressive } = encoding;
  const chroma = encoding.chroma === '4:4:4' ? 1 : 2;
  const options = { quality, progressive, baseline: !progressive, auto_subsample: false, chroma_subsample: chroma };
  return new Uint8Array(await encodeJpeg(pixels, options));
}

export const compile = async (path: string): Promise<WebAssembly.Module> =>
  WebAssembly.compile(await readFile(createRequire(import.meta.url).resolve(path)));
