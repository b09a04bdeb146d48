import { fileURLToPath } from 'node:url';
import { rolldown, type Plugin } from 'rolldown';
import { FUNCTIONS } from '@pixelframe/plan';
import { expect, test } from 'vitest';
import { docsPlugin } from './docs-plugin.ts';

/** The definitions as a package holds them, after all are registered. */
const ENTRY = `import { registerAllFunctions } from '@pixelframe/plan/functions';
import { FUNCTIONS } from '@pixelframe/plan';
registerAllFunctions();
export { FUNCTIONS };`;

async function bundled(plugins: readonly Plugin[]): Promise<string> {
  const entry: Plugin = {
    name: 'entry',
    resolveId: (id) => (id === 'entry' ? fileURLToPath(new URL('entry.ts', import.meta.url)) : null),
    load: (id) => (id.endsWith('/entry.ts') ? ENTRY : null),
  };
  const build = await rolldown({ input: 'entry', plugins: [entry, ...plugins], logLevel: 'silent' });
  const { output } = await build.generate({ format: 'es', codeSplitting: false });
  await build.close();
  return output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('\n');
}

test('a bundle has no docs, and the definitions work', async () => {
  const stripped = await bundled([docsPlugin()]);
  const module = (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(stripped)}`)) as {
    FUNCTIONS: typeof FUNCTIONS;
  };
  expect([...module.FUNCTIONS.keys()].sort()).toEqual([...FUNCTIONS.keys()].sort());
  for (const name of ['decodeImage', 'download', 'imageHash', 'resize', 'imageToTensor', 'eq', 'dateTrunc']) {
    const [source, built] = [FUNCTIONS.get(name)!, module.FUNCTIONS.get(name)!];
    const texts = [source, ...source.args, ...source.params].map(({ doc }) => doc);
    expect(texts.filter((text) => stripped.includes(text))).toEqual([]);
    expect(built.params.map((param) => param.default)).toEqual(source.params.map((param) => param.default));
  }
  // What a helper makes of its arguments inside may stay: a few of all.
  const kept = [...FUNCTIONS.values()].filter(
    ({ doc, example }) => stripped.includes(doc) || stripped.includes(example),
  );
  expect(kept.length).toBeLessThan(FUNCTIONS.size / 20);
  expect(stripped.length).toBeLessThan(0.9 * (await bundled([])).length);
});
