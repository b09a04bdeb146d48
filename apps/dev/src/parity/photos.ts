import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createCodecs, type ImageCodecs } from '@pixelframe/codecs';
import { packPixels, type Pixels } from '@pixelframe/kernels';

const folder = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url));
const LONGEST_SIDE = 512;

/** Whether the shared pictures are there; says so where they are not. */
export function hasPhotos(): boolean {
  const there = existsSync(folder);
  if (!there) process.stdout.write(`skipped: no shared pictures at ${folder}\n`);
  return there;
}

/** A picture file of the shared data, by its path in there. */
export interface PhotoFile {
  readonly name: string;
  /** Where it lies on this machine. */
  readonly path: string;
  readonly bytes: () => Promise<Uint8Array>;
}

/** All photos and the valid files of PngSuite, sorted by path. Empty where the data is absent. */
export async function photoFiles(): Promise<PhotoFile[]> {
  if (!existsSync(folder)) return [];
  const names: string[] = [];
  for (const part of ['images', 'images-bad/pngsuite']) {
    const entries = await readdir(folder + part, { recursive: true });
    names.push(...entries.map((name) => `${part}/${name.replaceAll('\\', '/')}`));
  }
  // PngSuite's files whose names begin with x are broken on purpose.
  const pictures = names.filter((name) => /\.(?:png|jpe?g|bmp)$/.test(name) && !/\/x[^/]*$/.test(name));
  return pictures.sort().map((name) => {
    return { name, path: folder + name, bytes: async () => new Uint8Array(await readFile(folder + name)) };
  });
}

/** Our decoder in Node, with the wasm it needs read from disk. */
export function nodeCodecs(): ImageCodecs {
  return createCodecs({
    loadWasm: async (url) => WebAssembly.compile(new Uint8Array(await readFile(new URL(url)))),
  });
}

/** Packed pixels as our own decoder gives them. */
export async function decodePhoto(codecs: ImageCodecs, file: PhotoFile): Promise<Pixels> {
  const options = { strict: true, maxPixels: 64_000_000, orientation: 'ignore', file: file.name } as const;
  const { image } = await codecs.decode(await file.bytes(), options);
  return { ...image, stride: image.channels, data: packPixels(image) };
}

/** The picture with its longer side at most 512: means of whole blocks, what is left over at right and bottom dropped. */
export function reduced(src: Pixels): Pixels {
  const factor = Math.ceil(Math.max(src.width, src.height) / LONGEST_SIDE);
  if (factor <= 1) return src;
  const { channels } = src;
  const width = Math.max(1, Math.floor(src.width / factor));
  const height = Math.max(1, Math.floor(src.height / factor));
  const [across, down] = [Math.min(factor, src.width), Math.min(factor, src.height)];
  const area = across * down;
  const data = new Uint8Array(width * height * channels);
  for (let i = 0; i < data.length; i++) {
    const c = i % channels;
    const pixel = (i - c) / channels;
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    let sum = area >> 1;
    for (let v = 0; v < down; v++) {
      let from = ((y * factor + v) * src.width + x * factor) * channels + c;
      for (let u = 0; u < across; u++, from += channels) sum += src.data[from]!;
    }
    data[i] = Math.floor(sum / area);
  }
  return { width, height, channels, stride: channels, data };
}
