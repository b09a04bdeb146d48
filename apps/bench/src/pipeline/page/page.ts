// The page of the pipeline suite: ours and all peers in it, side by side.
import type { ContenderName } from '../cases.ts';
import type { PageFacts } from './bench-page.ts';
import { openContender, type Contender, type Output } from './contender.ts';
import { meanDifference } from './difference.ts';

const contenders = new Map<ContenderName, Contender>();
let pictures: readonly Uint8Array<ArrayBuffer>[] = [];
let ours: readonly Output[] = [];

async function adapterFacts(): Promise<PageFacts['adapter']> {
  const adapter = (await navigator.gpu?.requestAdapter()) ?? null;
  if (adapter === null) return null;
  const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
  const name = [vendor, architecture, description].filter((part) => part !== '').join(' ');
  return { name: name === '' ? 'unnamed' : name, software: isFallbackAdapter };
}

async function fetchBytes(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

globalThis.pixelframeBench = {
  async facts() {
    return { crossOriginIsolated, adapter: await adapterFacts() };
  },
  async load(urls) {
    pictures = await Promise.all(urls.map(fetchBytes));
    return { bytes: pictures.reduce((sum, { length }) => sum + length, 0) };
  },
  async open(name, options) {
    contenders.set(name, await openContender(name, options));
  },
  async run(name) {
    // What the one before left behind is collected on nobody's time.
    globalThis.gc?.();
    const started = performance.now();
    const outputs = await contenders.get(name)!.run(pictures);
    const ms = performance.now() - started;
    if (name !== 'ours') return { ms, difference: meanDifference(ours, outputs) };
    ours = outputs;
    return { ms, difference: null };
  },
};
