import { SETUP_HEADER, type Setup } from '../gpu/setup.ts';
import type { ResizeCompat } from '../resize/resize-options.ts';
import { LUMA_B, LUMA_EXCEPTIONS, LUMA_G, LUMA_R, LUMA_REACH } from './luma-exceptions.ts';
import shader from './luma.wgsl?raw';

export const lumaShader = `const LUMA_R = ${LUMA_R}u;
const LUMA_G = ${LUMA_G}u;
const LUMA_B = ${LUMA_B}u;
const LUMA_REACH = ${LUMA_REACH}u;
${shader}`;

/** One plane to make: byte place and stride of the pixels, their number, word place of the plane, and whose luma. */
export interface LumaJob {
  readonly source: number;
  readonly stride: number;
  readonly count: number;
  readonly plane: number;
  readonly compat: ResizeCompat;
}

const JOB_WORDS = 5;

/** Writes the jobs and the table of exceptions. */
export function writeLumaJobs(setup: Setup, jobs: readonly LumaJob[]): void {
  if (jobs.length === 0) return;
  const at = setup.reserve(JOB_WORDS * jobs.length);
  jobs.forEach((job, i) => {
    const kind = job.compat === 'pillow' ? 1 : 0;
    setup.set(at + JOB_WORDS * i, [job.source, job.stride, job.count, job.plane, kind]);
  });
  const table = setup.reserve(1 + LUMA_EXCEPTIONS.length);
  setup.set(table, [LUMA_EXCEPTIONS.length]);
  setup.set(table + 1, LUMA_EXCEPTIONS);
  setup.set(SETUP_HEADER.luma, [at]);
  setup.set(SETUP_HEADER.exceptions, [table]);
}
