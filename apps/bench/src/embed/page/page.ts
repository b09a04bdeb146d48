// The page of the embed suite: ours and its peers, side by side.
import type { ContenderName } from '../cases.ts';
import { openEmbedContender, type EmbedContender, type EmbedWork } from './contender.ts';

const contenders = new Map<ContenderName, EmbedContender>();
let work: EmbedWork | undefined;

async function fetchBytes(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

globalThis.pixelframeEmbedBench = {
  async load(setUp) {
    work = { ...setUp, pictures: await Promise.all(setUp.urls.map(fetchBytes)) };
  },
  async open(name) {
    contenders.set(name, await openEmbedContender(name, work!));
  },
  async run(name) {
    // What the one before left behind is collected on nobody's time.
    globalThis.gc?.();
    const started = performance.now();
    const vectors = await contenders.get(name)!.run();
    const ms = performance.now() - started;
    return { ms, vectors: vectors.map((vector) => [...vector]) };
  },
};
