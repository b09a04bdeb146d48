import { cpus, totalmem } from 'node:os';
import type { PageFacts } from '../pipeline/page/bench-page.ts';

/** One line for every report: figures mean nothing without it. */
export function describeMachine(browserVersion: string, page: PageFacts): string {
  const { adapter } = page;
  const gpu = adapter === null ? 'no WebGPU adapter' : `${adapter.name}${adapter.software ? ' (software)' : ''}`;
  return [
    `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${page.cores} cores`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `${process.platform} ${process.arch}`,
    `Chromium ${browserVersion}`,
    gpu,
    page.crossOriginIsolated ? 'cross-origin isolated' : 'not cross-origin isolated',
  ].join('; ');
}
