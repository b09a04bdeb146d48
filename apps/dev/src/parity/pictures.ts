import { createHash } from 'node:crypto';
import type { Pixels } from '@pixelframe/kernels';
import { decodePhoto, nodeCodecs, photoFiles, reduced } from './photos.ts';
import { syntheticPictures } from './synthetic.ts';

/** A picture both sides hash: packed pixels and what they are called. */
export interface ParityPicture {
  readonly name: string;
  readonly pixels: Pixels;
}

/** First 16 hex digits of the SHA-256 of a picture's packed bytes. */
export function pixelDigest(pixels: Pixels): string {
  return createHash('sha256').update(pixels.data).digest('hex').slice(0, 16);
}

/**
 * The pictures of the comparison, one at a time: synthetic ones, then the shared photos and PngSuite, decoded by our own
 * decoder and scaled down. A file that it cannot read is passed to `skipped`; pixels that came before are left out.
 */
export async function* parityPictures(skipped: (name: string, reason: string) => void): AsyncGenerator<ParityPicture> {
  const seen = new Set<string>();
  const isNew = (pixels: Pixels): boolean => seen.size < seen.add(pixelDigest(pixels)).size;
  for (const [name, make] of syntheticPictures) {
    const pixels = make();
    if (isNew(pixels)) yield { name, pixels };
  }
  const codecs = nodeCodecs();
  for (const file of await photoFiles()) {
    let pixels: Pixels;
    try {
      pixels = reduced(await decodePhoto(codecs, file));
    } catch (error) {
      skipped(file.name, error instanceof Error ? error.message : String(error));
      continue;
    }
    if (isNew(pixels)) yield { name: file.name, pixels };
  }
}
