import { expect, test } from 'vitest';
import { createCodecs } from './create-codecs.ts';
import { probeImage } from './probe-image.ts';
import { hasTestData, readTestData, readTestTable } from './testing/test-data.ts';
import { countingLoader } from './testing/node-wasm.ts';

const channelsOf: Readonly<Record<string, number>> = { L: 1, LA: 2, RGB: 3, RGBA: 4 };

test.skipIf(!hasTestData())('every photo has the size, the mode and the mean colour that are known of it', async () => {
  const codecs = createCodecs({ loadWasm: countingLoader() });
  const photos = await readTestTable('images/PREDICTIONS.csv');
  expect(photos.length).toBeGreaterThan(40);
  for (const photo of photos) {
    const file = photo.get('file')!;
    const bytes = await readTestData(`images/${file}`);
    const { image, header, warning } = await codecs.decode(bytes, {
      strict: true,
      maxPixels: 64_000_000,
      file,
      orientation: 'ignore',
    });
    expect(warning, file).toBeNull();
    expect(header, file).toMatchObject({
      width: Number(photo.get('width')),
      height: Number(photo.get('height')),
      channels: channelsOf[photo.get('mode')!],
    });
    expect(probeImage(bytes, file)).toEqual(header);
    expect([image.width, image.height, image.channels], file).toEqual([header.width, header.height, header.channels]);
    expect(image.data.length, file).toBe(image.width * image.height * image.stride);
    if (image.channels === 3 && !hasProfile(bytes))
      expectMean(image.data, image.stride, photo.get('chromium_mean_rgba')!, file);
  }
});

/** Browsers convert pictures with a colour profile; here their samples stay as they are stored. */
function hasProfile(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes);
  return text.includes('ICC_PROFILE') || text.includes('iCCP') || text.includes('gAMA');
}

function expectMean(data: Uint8Array, stride: number, chromium: string, file: string): void {
  const means = chromium.split(' ').slice(0, 3).map(Number);
  for (let c = 0; c < 3; c++) {
    let sum = 0;
    for (let i = c; i < data.length; i += stride) sum += data[i]!;
    const mean = (sum * stride) / data.length;
    // The table's means are of scaled-down copies and sit up to 0.55 low, of lossless pictures too.
    expect(Math.abs(mean - means[c]!), `${file}, sample ${c}: ${mean}`).toBeLessThan(0.7);
  }
}
