import { DecodeError } from '@pixelframe/columnar';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCodecs, type DecodeResult, type ImageCodecs } from './create-codecs.ts';
import { probeImage } from './probe-image.ts';
import { hasTestData, readTestData, readTestTable } from './testing/test-data.ts';
import { countingLoader } from './testing/node-wasm.ts';

/** The picture or the DecodeError; anything else fails the test. */
async function attempt(
  codecs: ImageCodecs,
  bytes: Uint8Array,
  strict: boolean,
  file: string,
): Promise<DecodeResult | DecodeError> {
  try {
    return await codecs.decode(bytes, { strict, maxPixels: 64_000_000, file, orientation: 'apply' });
  } catch (error) {
    if (error instanceof DecodeError) return error;
    throw new Error(`${file} threw what it must not: ${String(error)}`, { cause: error });
  }
}

/** Files both Pillow and Chromium read and this room does not, by the reason it gives. */
const knownRefusals: Readonly<Record<string, string>> = {
  // libavif as it is built here insists on the property that says the depth.
  'avif/avif__hopper-missing-pixi.avif': 'corrupt',
  'jpeg-odd/ljt-testimgari.jpg': 'unsupported: JPEG variant',
};

/** Files whose picture reaches over their screen: cut here and in Daft, the screen grown in Pillow and Chromium. */
const cutToScreen = new Set(['animated/imagers-oob.gif']);

/** What all decoding of this file together may add to the memory of the process: the largest picture has 6 million pixels. */
const maxGrowthKilobytes = 600_000;

describe.skipIf(!hasTestData())('hostile and odd files', () => {
  test('each gives a picture of its header, or a DecodeError of its own, as the table says', async () => {
    const codecs = createCodecs({ loadWasm: countingLoader() });
    const files = await readTestTable('images-bad/MANIFEST.csv');
    expect(files.length).toBeGreaterThan(200);
    const refused: Record<string, string> = {};
    const lines: string[] = [];
    const before = process.resourceUsage().maxRSS;
    for (const row of files) {
      const file = row.get('file')!;
      const bytes = await readTestData(`images-bad/${file}`);
      const outcomes: string[] = [];
      for (const strict of [true, false]) {
        const outcome = await attempt(codecs, bytes, strict, file);
        if (outcome instanceof DecodeError) {
          expect(outcome.message.startsWith(`${file}: `), outcome.message).toBe(true);
          expect(outcome.hint).toBeDefined();
          outcomes.push(outcome.reason);
        } else {
          expectWhole(outcome, row, file);
          outcomes.push(describeOutcome(outcome));
          codecs.recycle(outcome.image.data);
        }
        if (!strict) continue;
        const ours = outcome instanceof DecodeError ? outcome.reason : 'ok';
        if (row.get('pil') === 'ok' && row.get('chromium') === 'ok' && ours !== 'ok') refused[file] = ours;
      }
      lines.push(
        `${file}: ${outcomes[0] === outcomes[1] ? outcomes[0] : `${outcomes[0]}; not strict: ${outcomes[1]}`}`,
      );
    }
    expect(refused).toEqual(knownRefusals);
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(maxGrowthKilobytes);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../../../tests/reference/hostile-images.txt');
  }, 60_000);

  test.each([
    ['corrupt/truncated_jpeg.jpg', 'truncated'],
    ['corrupt/sharp-truncated.jpg', 'truncated'],
    ['corrupt/truncated_image.png', 'truncated'],
    ['corrupt/sharp-truncated.png', 'truncated'],
    ['corrupt/broken_data_stream.png', 'corrupt'],
    ['corrupt/imagepng-x_ihdr_missing.png', 'corrupt'],
    ['jpeg-fuzz/empty.jpg', 'empty file'],
    ['jpeg-fuzz/max_size.jpg', 'too large'],
    ['bomb/sharp-giant-image.jpg', 'too large'],
    ['jpeg-odd/jd-jpeg_lossless_sel1.jpg', 'unsupported: JPEG variant'],
  ])('%s: %s', async (file, reason) => {
    const codecs = createCodecs({ loadWasm: countingLoader() });
    const bytes = await readTestData(`images-bad/${file}`);
    expect(await attempt(codecs, bytes, true, file)).toMatchObject({ reason });
  });

  test.each([
    'corrupt/truncated_jpeg.jpg',
    'corrupt/sharp-truncated.jpg',
    'corrupt/truncated_image.png',
    'corrupt/sharp-truncated.png',
  ])('strict: false shows what there is of %s', async (file) => {
    const codecs = createCodecs({ loadWasm: countingLoader() });
    const bytes = await readTestData(`images-bad/${file}`);
    const outcome = (await attempt(codecs, bytes, false, file)) as DecodeResult;
    expect(outcome.warning).toMatch(/: the file is truncated: .*\. What is there was decoded\.$/);
    expect(new Set(outcome.image.data.subarray(0, outcome.image.width * 4)).size).toBeGreaterThan(3);
  });

  test.each([
    'jpeg-odd/jd-progressive3.jpg',
    'pngsuite/basi3p08.png',
    'webp/lossy_alpha1.webp',
    'animated/iss634.webp',
    'animated/sharp-rotating-squares.gif',
    'bmp-ico/hopper_rle8.bmp',
    'bmp-ico/rgb32bf-rgba.bmp',
    'bmp-ico/python.ico',
    'tiff/hopper_lzw.tif',
    'tiff/multipage.tiff',
    'avif/avif__transparency.avif',
    'jpeg-odd/jd-jpg-cmyk-2.jpg',
  ])('%s, cut or with bytes flipped anywhere, never does worse than a DecodeError', async (file) => {
    const codecs = createCodecs({ loadWasm: countingLoader() });
    const whole = await readTestData(`images-bad/${file}`);
    const at = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    const damage = fc.record({
      keep: at,
      flips: fc.array(fc.tuple(at, fc.nat(255)), { maxLength: 4 }),
      strict: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ keep, flips, strict }) => {
        const bytes = whole.slice(0, keep < 0.5 ? whole.length : Math.floor(keep * whole.length));
        for (const [where, value] of flips) bytes[Math.floor(where * bytes.length)] = value;
        await attempt(codecs, bytes, strict, file);
      }),
      { numRuns: 40 },
    );
  });

  test('a WebP cut in its picture is truncated; whole, it is as its header says', async () => {
    const codecs = createCodecs({ loadWasm: countingLoader() });
    const file = 'webp/lossy_alpha1.webp';
    const bytes = await readTestData(`images-bad/${file}`);
    expect(await attempt(codecs, bytes.subarray(0, 12_000), true, file)).toMatchObject({
      message: `${file}: the file is truncated: WebP data has 12000 of the ${bytes.length} bytes its RIFF header promises.`,
    });
    const rescued = (await attempt(codecs, bytes.subarray(0, 12_000), false, file)) as DecodeResult;
    expect(rescued.image).toMatchObject({ width: 1000, height: 307, channels: 4 });
  });
});

test.skipIf(!hasTestData())(
  'WebP pictures, first frames of animations too, have the mean the browser found',
  async () => {
    const codecs = createCodecs({ loadWasm: countingLoader() });
    const files = (await readTestTable('images-bad/MANIFEST.csv')).filter((row) => row.get('file')!.endsWith('.webp'));
    expect(files.filter((row) => Number(row.get('frames')) > 1).length).toBeGreaterThan(3);
    for (const row of files) {
      const file = row.get('file')!;
      const { image } = (await attempt(codecs, await readTestData(`images-bad/${file}`), true, file)) as DecodeResult;
      const expected = row.get('chromium_mean_rgba')!.split(' ').map(Number);
      // The browser premultiplies, which costs it colours where alpha is small.
      meanRgba(image).forEach((mean, c) => expect(Math.abs(mean - expected[c]!), file).toBeLessThan(1.5));
    }
  },
);

/** Means of red, green, blue and alpha; a pixel that is wholly transparent counts as black. */
function meanRgba({ width, height, channels, stride, data }: DecodeResult['image']): number[] {
  const sums = [0, 0, 0, 0];
  for (let i = 0; i < data.length; i += stride) {
    const alpha = channels === 4 ? data[i + 3]! : 255;
    for (let c = 0; c < 3; c++) sums[c]! += alpha === 0 ? 0 : data[i + c]!;
    sums[3]! += alpha;
  }
  return sums.map((sum) => sum / (width * height));
}

/** As the committed table has it: the picture as stored, and whether there is something to say about it. */
function describeOutcome({ image, header, warning }: DecodeResult): string {
  const mode = ['L', 'LA', 'RGB', 'RGBA'][image.channels - 1]!;
  return `${header.width} x ${header.height} ${mode}${warning === null ? '' : ', with a warning'}`;
}

function expectWhole({ image, header }: DecodeResult, row: ReadonlyMap<string, string>, file: string): void {
  const turned = header.orientation >= 5;
  expect([image.width, image.height], file).toEqual(
    turned ? [header.height, header.width] : [header.width, header.height],
  );
  expect(image.data.length, file).toBe(image.width * image.height * image.stride);
  expect(image.stride, file).toBeGreaterThanOrEqual(image.channels);
  if (cutToScreen.has(file)) return;
  if (row.get('pil') === 'ok') {
    expect([header.width, header.height], file).toEqual([Number(row.get('width')), Number(row.get('height'))]);
  }
  // The browser turns JPEG and WebP, so its sizes say what 'apply' must give.
  if (row.get('chromium') === 'ok') {
    expect([image.width, image.height], file).toEqual([Number(row.get('chromium_w')), Number(row.get('chromium_h'))]);
  }
}

test.skipIf(!hasTestData())('pictures stored in different orientations look the same when turned', async () => {
  const codecs = createCodecs({ loadWasm: countingLoader() });
  const families = [
    [2, 3, 5, 6, 7].map((n) => `Landscape_${n}.jpg`),
    [2, 3, 4, 6, 7]
      .map((n) => `hopper_orientation_${n}.jpg`)
      .concat('hopper_orientation_8.webp', 'hopper_orientation_3.webp'),
  ];
  for (const family of families) {
    const pictures = [];
    for (const file of family) {
      const bytes = await readTestData(`images-bad/exif-orientation/${file}`);
      expect(probeImage(bytes).orientation, file).toBe(Number(/\d/.exec(file)![0]));
      const { image } = await codecs.decode(bytes, { strict: true, maxPixels: 1e6, file, orientation: 'apply' });
      pictures.push(image);
    }
    for (const picture of pictures) {
      let difference = 0;
      for (let i = 0; i < picture.data.length; i++) difference += Math.abs(picture.data[i]! - pictures[0]!.data[i]!);
      expect(difference / picture.data.length).toBeLessThan(8);
    }
  }
});
