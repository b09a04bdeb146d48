/** Draws the sample data into `public/samples`: `node --import tsx apps/dev/src/samples/generate.ts [FOLDER]`. */
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { derive } from './draw/derive.ts';
import type { Photo } from './draw/develop.ts';
import { digitsFile } from './digits/digits.ts';
import { DRAWN_DOGS, drawnDogsCsv } from './drawings/dogs.ts';
import { drawDrawing } from './drawings/draw-drawing.ts';
import { encode, startEncoders } from './encode.ts';
import type { Manifest } from './manifest.ts';
import { ownersParquet } from './owners-parquet.ts';
import type { DogRow } from './people.ts';
import { DOGS, OWNERS } from './people.ts';
import type { Picture } from './pictures.ts';
import { groupOf, pathOf, PICTURES } from './pictures.ts';
import { MOTIFS } from './scenes/motifs.ts';

const folder = process.argv[2] ?? fileURLToPath(new URL('../../../../public/samples', import.meta.url));

await startEncoders();
const images: Manifest['images'][number][] = [];
const files: [path: string, content: Uint8Array | string][] = [];
const drawn = new Map<string, Photo>();
for (const picture of PICTURES) {
  const photo = derive(draw(picture.motif), picture.change);
  const bytes = await encode(photo, picture.encoding);
  files.push([pathOf(picture), bytes]);
  images.push(entry(picture, photo, bytes));
}

for (const [at, { colour, shape, file }] of DRAWN_DOGS.entries()) {
  files.push([file, await encode(drawDrawing(colour, shape, at + 1), { format: 'png' })]);
}

const paths = new Map(PICTURES.map((picture) => [picture.name, pathOf(picture)]));
const dogs = DOGS.map(([name, fullName, dogName]): DogRow => ({
  image: paths.get(name)!,
  full_name: fullName,
  dog_name: dogName,
}));
const pairs = images.flatMap((a, i) =>
  images.slice(i + 1).flatMap((b): [string, string][] => (a.group === b.group ? [[a.file, b.file]] : [])),
);
const manifest: Manifest = { maxDistance: 10, images, pairs };
files.push(
  ['owners.parquet', ownersParquet(OWNERS)],
  ['dogs.json', lines(dogs)],
  ['digits.jsonl.gz', digitsFile()],
  ['drawings/dogs.csv', drawnDogsCsv()],
  ['samples.json', `${JSON.stringify(manifest, null, 2)}\n`],
);
for (const pictures of ['images', 'drawings']) {
  await rm(join(folder, pictures), { recursive: true, force: true });
  await mkdir(join(folder, pictures), { recursive: true });
}
for (const [path, content] of files) await writeFile(join(folder, path), content);
const total = files.reduce((sum, [, content]) => sum + content.length, 0);
process.stderr.write(
  `${images.length} pictures, ${DRAWN_DOGS.length} drawings, ${Math.round(total / 1024)} KiB, in ${folder}\n`,
);

function draw(name: string): Photo {
  const known = drawn.get(name);
  if (known !== undefined) return known;
  const motif = MOTIFS.find((m) => m.name === name)!;
  const started = performance.now();
  const photo = motif.draw(motif.width, motif.height);
  process.stderr.write(`${name} ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  drawn.set(name, photo);
  return photo;
}

function entry(picture: Picture, photo: Photo, bytes: Uint8Array): Manifest['images'][number] {
  const { encoding, motif, derivation } = picture;
  const jpeg = encoding.format === 'jpeg' ? { progressive: encoding.progressive, chroma: encoding.chroma } : {};
  return {
    file: pathOf(picture),
    scene: motif,
    derivation,
    group: groupOf(picture),
    format: encoding.format,
    ...jpeg,
    width: photo.width,
    height: photo.height,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

/** One row a line, so that the file reads and diffs well. */
function lines(rows: readonly DogRow[]): string {
  return `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`;
}
