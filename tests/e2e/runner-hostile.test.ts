import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeFolder, runCli, samples, withoutProgress } from './run-cli.ts';

// A run starts a browser.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;

/** Signature and header of a PNG of 30000 x 30000 pixels, and nothing after them. */
const hugePng = '89504e470d0a1a0a0000000d4948445200007530000075300802000000e9456fed';

beforeAll(async () => {
  folder = await makeFolder({
    'bad/empty.jpg': '',
    'bad/text.jpg': 'just some text',
    'raise.ts': `
      import { col, readImages } from 'pixelframe';
      const image = col('bytes').decodeImage({ onError: 'raise' });
      export default (await readImages('bad')).select('path', image.imageWidth().alias('width'));`,
    'session.ts': `
      import { col, describeError, readImages } from 'pixelframe';
      const files = await readImages('bad');
      const width = col('bytes').decodeImage().imageWidth().alias('width');
      const image = col('bytes').decodeImage({ onError: 'null' });
      export default async () => {
        const raised: Record<string, unknown> = {};
        for (const { path } of await files.select('path').toRows()) {
          const one = files.where(col('path').eq(path)).select(width).toRows();
          raised[path] = await one.catch((error: unknown) => describeError(error).split('\\n')[0]);
        }
        const pictures = files.select('path', image.imageWidth().alias('width'), image.imageHash().alias('hash'));
        const rows = (await pictures.toRows()).map(({ path, width, hash }) => [path, width, hash === null]);
        const { suppressed } = pictures.metrics() ?? {};
        return { raised, rows, suppressed, again: await files.where(col('path').eq('good.jpg')).select(width).toRows() };
      };`,
  });
  const corgi = await readFile(join(samples, 'corgi.jpg'));
  await copyFile(join(samples, 'corgi.jpg'), join(folder, 'bad/good.jpg'));
  await writeFile(join(folder, 'bad/cut.jpg'), corgi.subarray(0, corgi.length / 3));
  await writeFile(join(folder, 'bad/huge.png'), Buffer.from(hugePng, 'hex'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const options = ['--workers', '2', '--gpu', 'off'];

test("onError: 'raise' ends the run with the first file and its reason", async () => {
  const { stderr, ...rest } = await runCli(['run', 'raise.ts', ...options], folder);
  expect(rest).toEqual({ code: 1, stdout: '' });
  expect(withoutProgress(stderr)).toBe(
    [
      'DecodeError: cut.jpg: the file is truncated: JPEG data ends before its end-of-image marker.',
      '  hint: strict: false decodes what is there.',
      '  operator: ImageStage (CPU)',
      '  row: 0',
      '  file: cut.jpg',
      '',
    ].join('\n'),
  );
});

test("one session: 'raise' names each file and reason, 'null' counts them, and it answers on", async () => {
  const { code, stdout } = await runCli(['run', 'session.ts', ...options], folder);
  expect(code).toBe(0);
  const tooLarge = '30000 x 30000 is 900000000 pixels, more than maxPixels (64000000)';
  expect(JSON.parse(stdout)).toEqual({
    raised: {
      'cut.jpg': 'DecodeError: cut.jpg: the file is truncated: JPEG data ends before its end-of-image marker.',
      'empty.jpg': 'DecodeError: empty.jpg: the file is empty (0 bytes).',
      'good.jpg': [{ width: 1080 }],
      'huge.png': `DecodeError: huge.png: the image is too large: ${tooLarge}.`,
      'text.jpg': 'DecodeError: text.jpg: this is not an image: its first bytes look like text ("just some text").',
    },
    rows: [
      ['cut.jpg', null, true],
      ['empty.jpg', null, true],
      ['good.jpg', 1080, false],
      ['huge.png', null, true],
      ['text.jpg', null, true],
    ],
    suppressed: [
      { reason: 'empty file', count: 1, files: ['empty.jpg'] },
      { reason: 'too large', count: 1, files: ['huge.png'] },
      { reason: 'truncated', count: 1, files: ['cut.jpg'] },
      { reason: 'unrecognised format', count: 1, files: ['text.jpg'] },
    ],
    again: [{ width: 1080 }],
  });
});
