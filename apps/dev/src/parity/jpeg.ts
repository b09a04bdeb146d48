import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HashMethod, HashSpec, Pixels } from '@pixelframe/kernels';
import { bytesOf } from './judge.ts';
import { runScript } from './live.ts';
import { decodePhoto, nodeCodecs, photoFiles, type PhotoFile } from './photos.ts';
import { formatTable, percent } from './table.ts';

const methods: readonly HashMethod[] = [
  'ahash',
  'dhash',
  'dhash_vertical',
  'phash',
  'phash_simple',
  'whash',
  'crop_resistant',
  'colorhash',
];

/** Daft's hashes hash what its decoder gives; imagehash's what Pillow's does. */
const sides = [
  { name: 'daft', decoder: 'zune-jpeg (Daft)', compat: 'daft' },
  { name: 'pillow', decoder: 'libjpeg-turbo (Pillow)', compat: 'imagehash' },
] as const;

type Side = (typeof sides)[number];

class SideCounts {
  samples = 0;
  different = 0;
  largest = 0;
  /** By method: hashes, those that change, bits, those that change. */
  readonly hashes = new Map<HashMethod, [number, number, number, number]>();

  compare(side: Side, ours: Pixels, theirs: Pixels): void {
    for (let i = 0; i < ours.data.length; i++) {
      const difference = Math.abs(ours.data[i]! - theirs.data[i]!);
      if (difference > 0) this.different++;
      if (difference > this.largest) this.largest = difference;
    }
    this.samples += ours.data.length;
    for (const method of methods) {
      const spec: HashSpec = { method, hashSize: 8, binbits: 3, segments: 3, compat: side.compat };
      const [a, b] = [bytesOf(ours, spec), bytesOf(theirs, spec)];
      // Other regions are other hashes altogether.
      const changed = a.length === b.length ? a.reduce((sum, byte, i) => sum + bitsOf(byte ^ b[i]!), 0) : 8 * a.length;
      const counts = this.hashes.get(method) ?? [0, 0, 0, 0];
      this.hashes.set(method, counts);
      counts[0]++;
      if (changed > 0) counts[1]++;
      counts[2] += 8 * a.length;
      counts[3] += changed;
    }
  }
}

function bitsOf(byte: number): number {
  let count = 0;
  for (let rest = byte; rest > 0; rest &= rest - 1) count++;
  return count;
}

/**
 * Decodes the JPEG photos with our decoder and with those of both references at full size, and reports how many samples
 * differ, and how many hashes that changes. The hashes are ours: given the same pixels they equal the references'.
 */
export async function compareJpegDecoders(python: string, folder: string): Promise<string> {
  const files = await jpegPhotos();
  if (files.length === 0) return 'No JPEG photos: the shared data is absent.';
  const codecs = nodeCodecs();
  const list = join(folder, 'jpegs.json');
  await writeFile(list, JSON.stringify(files.map(({ path }) => path)));
  runScript(python, 'jpeg-decoders.py', [list, folder]);
  const shapes = JSON.parse(await readFile(join(folder, 'shapes.json'), 'utf8')) as [number, number, number][];
  const counts = sides.map(() => new SideCounts());
  for (const [i, file] of files.entries()) {
    const ours = await decodePhoto(codecs, file);
    const [height, width, channels] = shapes[i]!;
    if (ours.width !== width || ours.height !== height || ours.channels !== channels) {
      throw new Error(
        `${file.name}: ${ours.width}x${ours.height}x${ours.channels}, not ${width}x${height}x${channels}.`,
      );
    }
    for (const [s, side] of sides.entries()) {
      const data = new Uint8Array(await readFile(join(folder, `${side.name}-${i}.raw`)));
      counts[s]!.compare(side, ours, { ...ours, data });
    }
  }
  return sides.map((side, s) => describeSide(side, files.length, counts[s]!)).join('\n\n');
}

/** By their first bytes: one photo is a PNG under another name. */
async function jpegPhotos(): Promise<PhotoFile[]> {
  const photos: PhotoFile[] = [];
  for (const file of await photoFiles()) {
    const [first, second] = await file.bytes();
    if (first === 0xff && second === 0xd8) photos.push(file);
  }
  return photos;
}

function describeSide(side: Side, files: number, { samples, different, largest, hashes }: SideCounts): string {
  const rows = [...hashes].map(([method, [count, changed, bits, flipped]]) => [
    method,
    count,
    changed,
    percent(flipped / bits),
  ]);
  return [
    `JPEG, ours against ${side.decoder}: ${files} photos, ${percent(different / samples)} of the samples differ, by at most ${largest}`,
    formatTable([`${side.compat} hashes`, 'photos', 'changed', 'bits changed'], rows),
  ].join('\n');
}
