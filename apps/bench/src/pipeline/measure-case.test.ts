import { describe, expect, it } from 'vitest';
import { pipelineCases, type ContenderName } from './cases.ts';
import { measureCase } from './measure-case.ts';
import type { OpenPage } from './open-page.ts';

const tensor = pipelineCases[0]!;
const scale = { pictures: 1, rounds: 4, runTimeoutMs: 50, caseBudgetMs: 1000 };

/** A page in which each contender takes its scripted times, one after the other; a number below 0 never ends. */
function fakePages(times: Partial<Record<ContenderName, readonly number[] | Error>>) {
  const order: ContenderName[] = [];
  let opened = 0;
  const newPage = async (): Promise<OpenPage> => {
    opened++;
    const calls = new Map<ContenderName, number>();
    return {
      bytes: 1,
      facts: async () => ({ crossOriginIsolated: true, adapter: null }),
      async open(name) {
        const script = times[name];
        if (script instanceof Error) throw script;
      },
      async run(name) {
        order.push(name);
        const call = calls.get(name) ?? 0;
        calls.set(name, call + 1);
        const script = times[name] as readonly number[];
        // Who has come to the end of the script repeats its last line.
        const ms = script[Math.min(call, script.length - 1)]!;
        if (ms < 0) await new Promise(() => {});
        return { ms, difference: name === 'ours' ? null : 0.5 };
      },
      close: async () => {},
    };
  };
  return { newPage, order, opened: () => opened };
}

describe('measureCase', () => {
  it('leaves the first round out, and changes who comes first', async () => {
    const pages = fakePages({ ours: [999, 10, 10, 10, 10], 'canvas-js': [1, 20, 30, 20, 40] });
    const [result] = await measureCase(pages.newPage, tensor, ['canvas-js'], 2, scale);
    expect(result!.result).toMatchObject({
      kind: 'measured',
      rounds: 4,
      difference: 0.5,
      comparison: { oursMs: 10, peerMs: 25, ratio: 2.5, lowestRatio: 2, highestRatio: 4 },
    });
    const [o, c] = ['ours', 'canvas-js'];
    expect(pages.order).toEqual([o, c, o, c, c, o, o, c, c, o]);
  });

  it('drops a peer that never ends, or cannot start, and measures the others in a fresh page', async () => {
    const pages = fakePages({
      ours: [10, 10, 10, 10, 10],
      'canvas-js': [20, 20, -1],
      'transformers.js': new Error('page.evaluate: Error: no such module\n  at somewhere'),
      'create-image-bitmap': [40, 40, 40, 40, 40],
    });
    const peers = ['canvas-js', 'transformers.js', 'create-image-bitmap'] as const;
    const results = await measureCase(pages.newPage, tensor, peers, 2, scale);
    expect(results.map(({ peer }) => peer)).toEqual([...peers]);
    expect(results[0]!.result).toEqual({ kind: 'not measured', reason: 'ran out of time (0.05 s)', oursMs: 10 });
    expect(results[1]!.result).toEqual({ kind: 'not measured', reason: 'Error: no such module', oursMs: 10 });
    expect(results[2]!.result).toMatchObject({ kind: 'measured', comparison: { ratio: 4 } });
    expect(pages.opened()).toBe(3);
  });

  it('fails when ours fails', async () => {
    const pages = fakePages({ ours: new Error('broken'), 'canvas-js': [1, 1] });
    await expect(measureCase(pages.newPage, tensor, ['canvas-js'], 2, scale)).rejects.toThrow('broken');
  });
});
