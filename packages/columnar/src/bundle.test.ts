import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';

test('importing columnar loads little, and nothing of apache-arrow', async () => {
  const input = fileURLToPath(new URL('./index.ts', import.meta.url));
  const bundle = await rolldown({ input, external: ['apache-arrow'] });
  const { output } = await bundle.generate({ minify: true });
  const [entry] = output;
  expect(output.length).toBe(1);
  expect(entry.imports).toEqual([]);
  expect(entry.dynamicImports).toEqual([]);
  expect(gzipSync(entry.code).length).toBeLessThan(22_000);
});
