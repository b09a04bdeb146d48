import { describe, expect, it } from 'vitest';
import { UsageError } from '../args.ts';
import { jsonLine } from '../report/line.ts';
import { runPipelineSuite } from './suite.ts';

const smallest = { pictures: 4, rounds: 1, runTimeoutMs: 20_000, caseBudgetMs: 1 };
const choice = { case: undefined, peer: undefined, gpu: 'auto' } as const;
const silent = (): void => undefined;

describe('runPipelineSuite', () => {
  it('runs ours and every peer in the browser, and they agree about the pictures', { timeout: 60_000 }, async () => {
    const seen: string[] = [];
    const outcomes = await runPipelineSuite(choice, smallest, silent, (outcome) => seen.push(jsonLine(outcome)));
    expect(outcomes.map(({ case: name, peer }) => `${name} ${peer}`)).toEqual([
      'tensor transformers.js',
      'tensor create-image-bitmap',
      'phash canvas-js',
      'tensor-gpu cpu-twin',
    ]);
    expect(seen).toEqual(outcomes.map(jsonLine));
    const differences = outcomes.map(({ result }) => (result.kind === 'measured' ? result.difference : null));
    const [transformers, bitmap, hash] = differences;
    // Tensor elements span about 4.5; other resampling filters differ by little, another layout or scale by much.
    expect(transformers).toBeLessThan(0.15);
    expect(bitmap).toBeLessThan(0.15);
    // Of 64 bits; two unrelated hashes differ in 32.
    expect(hash).toBeLessThan(16);
    for (const { result } of outcomes.slice(0, 3)) {
      expect(result).toMatchObject({ kind: 'measured', rounds: 1 });
      if (result.kind === 'measured') expect(result.comparison.ratio).toBeGreaterThan(0);
    }
  });

  it('names what there is when asked for something else', async () => {
    const ask = (other: object): Promise<unknown> => runPipelineSuite({ ...choice, ...other }, smallest, silent);
    await expect(ask({ case: 'tensors' })).rejects.toThrow(
      new UsageError("The suite pipeline has no case 'tensors'. There are: tensor, phash, tensor-gpu."),
    );
    await expect(ask({ case: 'phash', peer: 'pillow' })).rejects.toThrow(
      new UsageError("There is no peer 'pillow' here. There are: canvas-js."),
    );
  });
});
