import { SETUP_HEADER, type Setup } from '../gpu/setup.ts';
import type { TensorLayout } from './normalize.ts';

/** One tensor to make: word place of the bytes, their shape, values by channel and byte, word place of the tensor. */
export interface NormalizeJob {
  readonly bytes: number;
  readonly channels: number;
  readonly count: number;
  readonly table: Float32Array;
  readonly tensor: number;
  readonly layout: TensorLayout;
}

const JOB_WORDS = 6;

/** Writes the jobs; equal tables once. */
export function writeNormalizeJobs(setup: Setup, jobs: readonly NormalizeJob[]): void {
  if (jobs.length === 0) return;
  const start = setup.reserve(JOB_WORDS * jobs.length);
  const tables = new Map<string, number>();
  jobs.forEach((job, i) => {
    const key = job.table.join();
    let table = tables.get(key);
    if (table === undefined) {
      table = setup.reserve(job.table.length);
      setup.setFloats(table, job.table);
      tables.set(key, table);
    }
    const planes = job.layout === 'CHW' ? 1 : 0;
    setup.set(start + JOB_WORDS * i, [job.bytes, job.channels, job.count, table, job.tensor, planes]);
  });
  setup.set(SETUP_HEADER.normalize, [start]);
}
