import { describe, expect, it } from 'vitest';
import { UsageError } from '../args.ts';
import { runMemorySuite } from './suite.ts';

const silent = (): void => undefined;
const choice = { case: undefined, peer: undefined };

describe('runMemorySuite', () => {
  it('runs the pipeline by the headless runner and watches the page', { timeout: 60_000 }, async () => {
    const outcome = await runMemorySuite(choice, 4, silent);
    expect(outcome.run).toMatchObject({ pictures: 4, distinctHashes: 4 });
    expect(outcome.run.seconds).toBeGreaterThan(0);
    if (process.platform !== 'linux') return;
    // A renderer with an engine in it takes tens of megabytes; decoding four pictures takes some more.
    expect(outcome.baselineBytes).toBeGreaterThan(20e6);
    expect(outcome.peakBytes).toBeGreaterThan(1e6);
  });

  it('names what there is when asked for something else', async () => {
    await expect(runMemorySuite({ ...choice, case: 'resize' }, 4, silent)).rejects.toThrow(
      new UsageError("The suite memory has no case 'resize'. There is: decode-resize-phash."),
    );
    await expect(runMemorySuite({ ...choice, peer: 'pillow' }, 4, silent)).rejects.toThrow(
      new UsageError('The suite memory has no peers.'),
    );
  });
});
