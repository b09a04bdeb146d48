import { col, createSession } from 'pixelframe';
import type { ImageValue } from 'pixelframe';
import { afterAll, expect, test } from 'vitest';

const session = createSession({ workers: 1, gpu: 'off' });
afterAll(() => session.close());

const photo = async (): Promise<File> =>
  new File([await (await fetch('/samples/images/retriever-detail.jpg')).bytes()], 'retriever.jpg');

const COUNTED = "decoded by the browser's own decoder, pixels may differ";

test('an approximate decode gives nearly the same small picture, says so, and keeps the size of the file', async () => {
  const df = await session.readImages([await photo()]);
  const exact = col('bytes').decodeImage();
  const rough = col('bytes').decodeImage({ decoder: 'native', approximate: true });
  const plan = df.select(
    exact.resize(32, 32).alias('exact'),
    exact.imageWidth().alias('width'),
    rough.resize(32, 32).alias('rough'),
    rough.imageWidth().alias('roughWidth'),
    rough.thumbnail(16).imageWidth().alias('thumbWidth'),
  );
  expect(plan.explain()).toContain('decodeImage(col(bytes), RGB, native decoder, approximate within 32 x 32)');
  const [row] = await plan.toRows();
  const { width, roughWidth, thumbWidth } = row as unknown as Record<string, number>;
  expect(roughWidth).toBe(width);
  expect(thumbWidth).toBeLessThanOrEqual(16);
  const [a, b] = [row!.exact, row!.rough] as [ImageValue, ImageValue];
  const difference = a.data.reduce((sum, value, i) => sum + Math.abs(value - b.data[i]!), 0) / a.data.length;
  expect(difference).toBeGreaterThan(0);
  expect(difference).toBeLessThan(8);
  expect(plan.metrics()!.suppressed).toEqual([expect.objectContaining({ reason: COUNTED, count: 1 })]);
});

test("'auto' stays with the WASM codecs where there is one", async () => {
  const df = await session.readImages([await photo()]);
  const plan = df.select(
    col('bytes').decodeImage({ decoder: 'auto' }).alias('auto'),
    col('bytes').decodeImage().alias('wasm'),
  );
  const [row] = await plan.toRows();
  expect(row!.auto).toEqual(row!.wasm);
  expect(plan.metrics()!.suppressed).toEqual([]);
});
