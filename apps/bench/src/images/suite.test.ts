import { describe, expect, it } from 'vitest';
import { UsageError } from '../args.ts';
import type { Outcome } from '../report/line.ts';
import { runImagesSuite } from './suite.ts';

const smallest = { pictures: () => 2, rounds: 1, warmUp: true, runTimeoutMs: 20_000, caseBudgetMs: 1 };
const silent = (): void => undefined;
const run = (choice: { case?: string; peer?: string }): Promise<Outcome[]> =>
  runImagesSuite({ case: undefined, peer: undefined, ...choice }, smallest, silent);

describe('runImagesSuite', () => {
  it('runs every variant of ours beside a peer, and they agree', { timeout: 90_000 }, async () => {
    const outcomes = await run({ case: 'jpeg-1024', peer: 'create-image-bitmap' });
    expect(outcomes.map(({ variant }) => variant)).toEqual(['wasm', 'native', 'approximate']);
    for (const { result } of outcomes) {
      expect(result).toMatchObject({ kind: 'measured', rounds: 1 });
      // Means of cells of normalized tensors: another filter changes them little, another layout or scale much.
      if (result.kind === 'measured') expect(result.difference).toBeLessThan(0.1);
    }
  });

  it('says why a native peer is not there', { timeout: 90_000 }, async () => {
    const python = process.env['PIXELFRAME_PYTHON'];
    process.env['PIXELFRAME_PYTHON'] = '/nowhere/python';
    try {
      const [outcome] = await run({ case: 'phash', peer: 'daft' });
      expect(outcome!.result).toMatchObject({
        kind: 'not measured',
        reason: '/nowhere/python cannot import daft, numpy; PIXELFRAME_PYTHON names another Python',
      });
      expect(outcome!.result).toHaveProperty('oursMs', expect.any(Number));
    } finally {
      if (python === undefined) delete process.env['PIXELFRAME_PYTHON'];
      else process.env['PIXELFRAME_PYTHON'] = python;
    }
  });

  it('names what there is when asked for something else', async () => {
    await expect(run({ case: 'jpeg' })).rejects.toThrow(
      new UsageError(
        "The suite images has no case 'jpeg'. There are: jpeg-1024, jpeg-1920, phash, encode-png, encode-jpeg, encode-webp.",
      ),
    );
  });
});
