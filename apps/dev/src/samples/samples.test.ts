import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { DecodedImage } from '@pixelframe/codecs';
import { createCodecs } from '@pixelframe/codecs';
import { hammingDistance, imageHash } from '@pixelframe/kernels';
import { tableFromIPC } from 'apache-arrow';
import { readParquet } from 'parquet-wasm/node';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DigitRow } from './digits/digits.ts';
import { digitLines } from './digits/digits.ts';
import { DRAWN_DOGS, drawnDogsCsv } from './drawings/dogs.ts';
import { drawDrawing } from './drawings/draw-drawing.ts';
import type { Manifest } from './manifest.ts';
import type { DogRow } from './people.ts';
import { DOGS, OWNERS } from './people.ts';
import { groupOf, pathOf, PICTURES } from './pictures.ts';
import { MOTIFS } from './scenes/motifs.ts';

const folder = new URL('../../../../public/samples/', import.meta.url);
const read = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(path, folder)));
const manifest = JSON.parse(readFileSync(new URL('samples.json', folder), 'utf8')) as Manifest;
const dogs = JSON.parse(readFileSync(new URL('dogs.json', folder), 'utf8')) as DogRow[];

const decoded = new Map<string, DecodedImage>();
const hashes = new Map<string, Uint8Array>();
const drawings = new Map<string, DecodedImage>();

beforeAll(async () => {
  const loadWasm = async (url: string): Promise<WebAssembly.Module> =>
    WebAssembly.compile(await readFile(fileURLToPath(url)));
  const codecs = createCodecs({ loadWasm });
  const decode = async (file: string): Promise<DecodedImage> => {
    const options = { strict: true, maxPixels: 4e6, orientation: 'ignore', file } as const;
    return (await codecs.decode(read(file), options)).image;
  };
  for (const { file } of manifest.images) {
    const image = await decode(file);
    decoded.set(file, image);
    hashes.set(file, phash(image));
  }
  for (const { file } of DRAWN_DOGS) drawings.set(file, await decode(file));
  codecs.dispose();
});

const phash = (image: DecodedImage): Uint8Array =>
  imageHash({ ...image, channels: 3 }, { method: 'phash', hashSize: 8, binbits: 3, segments: 3, compat: 'daft' });

const apart = (a: string, b: string): number => hammingDistance(hashes.get(a)!, 0, hashes.get(b)!, 0, 8);

describe('the committed files', () => {
  it('are those of the manifest, byte for byte', () => {
    const present = readdirSync(new URL('images/', folder)).map((name) => `images/${name}`);
    expect(present.sort()).toEqual(manifest.images.map((image) => image.file).sort());
    for (const { file, bytes, sha256 } of manifest.images) {
      const content = read(file);
      expect([file, content.length, createHash('sha256').update(content).digest('hex')]).toEqual([file, bytes, sha256]);
    }
  });

  it('are those of the recipe', () => {
    expect(manifest.images.map(({ file, scene, derivation, group }) => [file, scene, derivation, group])).toEqual(
      PICTURES.map((picture) => [pathOf(picture), picture.motif, picture.derivation, groupOf(picture)]),
    );
    expect(manifest.images).toHaveLength(24);
  });

  it('stay small together', () => {
    const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const total = all.reduce((sum, entry) => sum + readFileSync(`${entry.parentPath}/${entry.name}`).length, 0);
    expect(total).toBeLessThanOrEqual(2.5e6);
  });

  it('decode to the size and have the format they claim', () => {
    for (const { file, width, height, format, progressive, chroma } of manifest.images) {
      const image = decoded.get(file)!;
      expect([file, image.width, image.height]).toEqual([file, width, height]);
      expect(width).toBeGreaterThanOrEqual(320);
      expect(width).toBeLessThanOrEqual(1600);
      if (format === 'jpeg') expect([file, jpegFrame(read(file))]).toEqual([file, { progressive, chroma }]);
    }
    const kinds = new Set(
      manifest.images.map(({ format, progressive, chroma }) => [format, progressive, chroma].join(' ')),
    );
    expect([...kinds].sort()).toEqual([
      'jpeg false 4:2:0',
      'jpeg false 4:4:4',
      'jpeg true 4:2:0',
      'jpeg true 4:4:4',
      'png  ',
      'webp  ',
    ]);
  });
});

describe('the near-duplicates', () => {
  it('are found at the threshold, all of them and no others', () => {
    const files = manifest.images.map((image) => image.file);
    const found = files.flatMap((a, i) =>
      files.slice(i + 1).flatMap((b): [string, string][] => (apart(a, b) <= manifest.maxDistance ? [[a, b]] : [])),
    );
    expect(found).toEqual(manifest.pairs);
    expect(found).toHaveLength(12);
  });

  it('are clear cases: 8 bits at most within a group, 18 and more between scenes, 14 and more to a detail', () => {
    manifest.images.forEach((a, i) => {
      for (const b of manifest.images.slice(i + 1)) {
        const distance = apart(a.file, b.file);
        const pair = `${a.file} ${b.file} ${distance}`;
        if (a.group === b.group) expect(distance, pair).toBeLessThanOrEqual(8);
        else expect(distance, pair).toBeGreaterThanOrEqual(a.scene === b.scene ? 14 : 18);
      }
    });
  });
});

describe('the tables', () => {
  it('owners.parquet holds the owners', () => {
    const rows = tableFromIPC(readParquet(read('owners.parquet')).intoIPCStream()).toArray();
    expect(rows.map((row: { toJSON(): unknown }) => row.toJSON())).toEqual(OWNERS);
  });

  it('dogs.json holds one row for each picture', () => {
    const paths = new Map(PICTURES.map((picture) => [picture.name, pathOf(picture)]));
    expect(dogs).toEqual(
      DOGS.map(([name, fullName, dogName]) => ({ image: paths.get(name), full_name: fullName, dog_name: dogName })),
    );
    expect(dogs.map((row) => row.image).sort()).toEqual([...paths.values()].sort());
  });

  it('an inner join keeps every owner with a dog, drops some of both sides, and loses no pair', () => {
    const names = new Map(OWNERS.map((owner) => [`${owner.first_name} ${owner.last_name}`, owner.has_dog]));
    expect(names.size).toBe(OWNERS.length);
    const matched = dogs.filter((row) => names.has(row.full_name));
    const matchedNames = new Set(matched.map((row) => row.full_name));
    expect([...matchedNames].sort()).toEqual([...names].flatMap(([name, dog]) => (dog ? [name] : [])).sort());
    expect([matched.length, dogs.length, matchedNames.size, OWNERS.length]).toEqual([22, 24, 18, 30]);
    const kept = new Set(matched.map((row) => row.image));
    expect(manifest.pairs.filter(([a, b]) => !kept.has(a) || !kept.has(b))).toEqual([]);
  });
});

describe('the drawings', () => {
  it('are those of the dogs, and drawn as they still would be', async () => {
    const present = readdirSync(new URL('drawings/', folder)).map((name) => `drawings/${name}`);
    expect(present.sort()).toEqual([...DRAWN_DOGS.map(({ file }) => file), 'drawings/dogs.csv'].sort());
    expect(new TextDecoder().decode(read('drawings/dogs.csv'))).toBe(drawnDogsCsv());
    for (const [at, { colour, shape, file }] of DRAWN_DOGS.entries()) {
      const { data, width, height } = drawDrawing(colour, shape, at + 1);
      const image = drawings.get(file)!;
      expect([file, image.width, image.height, image.channels]).toEqual([file, width, height, 4]);
      expect(Buffer.compare(image.data, new Uint8Array(data.buffer)), file).toBe(0);
    }
  });

  it('belong to owners, but for two', () => {
    const names = new Set(OWNERS.map((owner) => `${owner.first_name} ${owner.last_name}`));
    expect(DRAWN_DOGS.filter(({ fullName }) => !names.has(fullName))).toHaveLength(2);
    expect(new Set(DRAWN_DOGS.map(({ dogName }) => dogName)).size).toBe(24);
  });
});

describe('the digits', () => {
  it('are those the generator draws', () => {
    expect(gunzipSync(read('digits.jsonl.gz')).toString() === digitLines()).toBe(true);
  });

  it('are 28 x 28 shades, each digit about as often as the others, some fields empty', () => {
    const lines = gunzipSync(read('digits.jsonl.gz')).toString().trim().split('\n');
    const rows = lines.map((line) => JSON.parse(line) as DigitRow);
    const counts = new Map<number | null, number>();
    for (const { label, pixels } of rows) {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      expect(pixels).toHaveLength(784);
      expect(pixels.every((shade) => Number.isInteger(shade) && shade >= 0 && shade <= 255)).toBe(true);
    }
    expect([rows.length, counts.size, counts.get(null)]).toEqual([2000, 11, 40]);
    counts.delete(null);
    for (const [label, count] of counts) expect(count, String(label)).toBeGreaterThan(150);
  });
});

describe('the generator', () => {
  it('still draws the committed pictures, at any size', () => {
    for (const motif of MOTIFS) {
      const width = 120;
      const height = Math.round((width * motif.height) / motif.width);
      const photo = motif.draw(width, height);
      const data = new Uint8Array(photo.data.buffer);
      const small = phash({ width, height, channels: 3, stride: 4, data });
      const committed = hashes.get(manifest.images.find((image) => image.scene === motif.name)!.file)!;
      const distance = hammingDistance(small, 0, committed, 0, 8);
      expect(distance, `${motif.name} ${distance}`).toBeLessThanOrEqual(manifest.maxDistance);
    }
  });

  it('draws the same bytes twice', () => {
    const husky = MOTIFS.find((motif) => motif.name === 'husky')!;
    expect(husky.draw(96, 64).data).toEqual(husky.draw(96, 64).data);
  });
});

/** What the start-of-frame segment says. */
function jpegFrame(bytes: Uint8Array): { progressive: boolean; chroma: string } {
  for (let o = 2; o < bytes.length; o += 2 + (bytes[o + 2]! << 8) + bytes[o + 3]!) {
    const marker = bytes[o + 1]!;
    if (marker === 0xc0 || marker === 0xc2)
      return {
        progressive: marker === 0xc2,
        chroma: bytes[o + 11] === 0x22 ? '4:2:0' : bytes[o + 11] === 0x11 ? '4:4:4' : 'other',
      };
  }
  throw new Error('no frame header');
}
