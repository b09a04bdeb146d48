import { cpus, totalmem } from 'node:os';
import type { PageFacts } from '../pipeline/page/bench-page.ts';

/** Processor, cores, memory and system in one line: figures mean nothing without it. */
export function describeHost(): string {
  const processors = cpus();
  return [
    `${processors[0]?.model.trim() ?? 'unknown processor'}, ${processors.length} cores`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `${process.platform} ${process.arch}`,
  ].join('; ');
}

/** What a page sees of its browser. */
export function describeBrowser(version: string, { adapter, crossOriginIsolated }: PageFacts): string {
  const gpu = adapter === null ? 'no WebGPU adapter' : `${adapter.name}${adapter.software ? ' (software)' : ''}`;
  return `Chromium ${version}; ${gpu}; ${crossOriginIsolated ? '' : 'not '}cross-origin isolated`;
}
