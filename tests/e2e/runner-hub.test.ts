import { rm } from 'node:fs/promises';
import type { HubServer } from '@pixelframe/models/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { guideHub } from './guide-hub.ts';
import { makeFolder, runCli } from './run-cli.ts';

// A run starts a browser.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let hub: HubServer;
beforeAll(async () => {
  hub = await guideHub();
  hub.datasets.set('ylecun/gated', { ...hub.datasets.get('ylecun/mnist')!, gated: true });
  folder = await makeFolder({
    'pipeline.ts': `
      import { col, readHuggingface } from 'pixelframe';
      const open = ['ylecun/mnist', 'ylecun/gated'].map((name) => readHuggingface(name, { split: 'test' }));
      const [digits, gated] = await Promise.all(open);
      const image = col('image').get('bytes').decodeImage();
      export default digits!.concat(gated!).select('label', image.imageWidth().alias('width'));`,
  });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
  await hub[Symbol.asyncDispose]();
});

test('a run reads datasets of the hub that the environment names, also where it allows no other site', async () => {
  vi.stubEnv('HF_ENDPOINT', hub.url);
  vi.stubEnv('HF_TOKEN', hub.token);
  hub.behave({ cors: false });
  const { code, stdout, stderr } = await runCli(
    ['run', 'pipeline.ts', '--format', 'json', '--workers', '1', '--gpu', 'off'],
    folder,
  );
  expect(code, stderr).toBe(0);
  const rows = [7, 2, 7, 2].map((label) => `${JSON.stringify({ label, width: 28 })}\n`);
  expect(stdout).toBe(rows.join(''));
});
