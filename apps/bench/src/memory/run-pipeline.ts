import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { MemoryRun } from './pipeline.ts';

const runner = fileURLToPath(new URL('../../../cli/bin/pixelframe.mjs', import.meta.url));
const pipeline = fileURLToPath(new URL('pipeline.ts', import.meta.url));

export interface RunnerCall {
  readonly folder: string;
  readonly marks: string;
  readonly workers: number;
  readonly memoryLimit: number;
  /** The runner's process, whose browser is to be watched. */
  readonly onStart: (pid: number) => void;
}

/**
 * Runs the suite's pipeline as a user runs one: by the headless runner, in a process of its own.
 *
 * @throws Error with the runner's last words when it fails
 */
export function runPipeline({ folder, marks, workers, memoryLimit, onStart }: RunnerCall): Promise<MemoryRun> {
  const options = ['--workers', String(workers), '--memory-limit', `${memoryLimit}B`, '--allow', folder];
  const values = ['--arg', `folder=${folder}`, '--arg', `marks=${marks}`];
  const child = spawn(process.execPath, [runner, 'run', pipeline, ...options, ...values], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onStart(child.pid!);
  let result = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (result += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-4000)));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(result) as MemoryRun);
      else reject(new Error(`The runner failed (exit ${code}):\n${errors}`));
    });
  });
}
