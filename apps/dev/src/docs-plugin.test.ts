import { fileURLToPath } from 'node:url';
import { rolldown, type Plugin } from 'rolldown';
import { FUNCTIONS } from '@pixelframe/plan';
import { expect, test } from 'vitest';
import { docsPlugin } from './docs-plugin.ts';

async function bundled(plugins: readonly Plugin[]): Promise<string> {
  const input = fileURLToPath(new URL('../../../packages/plan/src/functions/index.ts', import.meta.url));
  const build = await rolldown({ input, plugins: [...plugins] });
  const { output } = await build.generate({ format: 'es' });
  await build.close();
  return output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('\n');
}

test('a bundle has no docs but those that a helper was handed, and the definitions work', async () => {
  const stripped = await bundled([docsPlugin()]);
  const module = (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(stripped)}`)) as {
    FUNCTIONS: typeof FUNCTIONS;
  };
  expect([...module.FUNCTIONS.keys()]).toEqual([...FUNCTIONS.keys()]);
  for (const name of ['decodeImage', 'download', 'imageHash', 'resize', 'imageToTensor']) {
    const [source, built] = [FUNCTIONS.get(name)!, module.FUNCTIONS.get(name)!];
    const texts = [source, ...source.args, ...source.params].map(({ doc }) => doc);
    expect(texts.filter((text) => stripped.includes(text))).toEqual([]);
    expect([built, ...built.args, ...built.params].map(({ doc }) => doc).join('')).toBe('');
    expect(built.params.map((param) => param.default)).toEqual(source.params.map((param) => param.default));
  }
  // Definitions made by a helper, as eq(name, doc), keep the text.
  expect(module.FUNCTIONS.get('eq')!.doc).toBe(FUNCTIONS.get('eq')!.doc);
  expect(stripped.length).toBeLessThan(0.9 * (await bundled([])).length);
});
