// The page of the relational suite.
import type { ContenderName } from '../questions.ts';
import type { Contender, RelationalOptions } from './bench-page.ts';

const contenders = new Map<ContenderName, Contender>();

/** Loads a contender's code, and with it the libraries it stands on. */
async function openContender(name: ContenderName, options: RelationalOptions): Promise<Contender> {
  switch (name) {
    case 'ours':
      return (await import('./ours.ts')).openOurs(options);
    case 'duckdb-wasm':
      return (await import('./duckdb.ts')).openDuckDb(options);
    case 'arquero':
      return (await import('./arquero.ts')).openArquero(options);
  }
}

globalThis.pixelframeRelationalBench = {
  async open(name, options) {
    contenders.set(name, await openContender(name, options));
  },
  async run(name) {
    const contender = contenders.get(name)!;
    globalThis.gc?.();
    const started = performance.now();
    await contender.answer();
    return { ms: performance.now() - started, check: await contender.check() };
  },
};
