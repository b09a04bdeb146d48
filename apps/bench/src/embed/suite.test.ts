import { describe, expect, it } from 'vitest';
import { UsageError } from '../args.ts';
import { runEmbedSuite } from './suite.ts';

const smallest = {
  pictures: () => 10,
  memory: false,
  rounds: 1,
  warmUp: true,
  runTimeoutMs: 60_000,
  caseBudgetMs: 1,
};
const silent = (): void => undefined;

describe('runEmbedSuite', () => {
  it('runs every variant beside its peers, and they agree', { timeout: 120_000 }, async () => {
    const outcomes = await runEmbedSuite({ case: 'clip-tiny', peer: undefined }, smallest, silent);
    expect(outcomes.map(({ variant, peer }) => `${variant} ${peer}`)).toEqual([
      'wasm transformers.js',
      'wasm bare-session',
      'native transformers.js',
      'native bare-session',
      'default bare-session',
    ]);
    for (const { peer, result } of outcomes) {
      expect(result).toMatchObject({ kind: 'measured', rounds: 1 });
      // A canvas resizes otherwise than Pillow does; a session is fed our tensors.
      const most = peer === 'bare-session' ? 1e-5 : 0.5;
      if (result.kind === 'measured') expect(result.difference).toBeLessThan(most);
    }
  });

  it('names what there is when asked for something else', async () => {
    await expect(runEmbedSuite({ case: 'vit', peer: undefined }, smallest, silent)).rejects.toThrow(
      new UsageError("The suite embed has no case 'vit'. There are: vit-b-32, clip-tiny."),
    );
  });
});
