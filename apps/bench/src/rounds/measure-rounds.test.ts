import { describe, expect, it } from 'vitest';
import { measureRounds } from './measure-rounds.ts';
import { pairResult } from './pair-result.ts';
import type { Stage } from './stage.ts';

const scale = { rounds: 2, warmUp: false, runTimeoutMs: 40, caseBudgetMs: 1000 };

/** Contenders that take their scripted times, or fail; a number below 0 never ends. */
function fakeStages(times: Readonly<Record<string, number | Error>>) {
  const log: string[] = [];
  const newStage = async (): Promise<Stage> => {
    log.push('stage');
    return {
      open: async (name) => void log.push(`open ${name}`),
      async run(name) {
        log.push(name);
        const ms = times[name]!;
        if (ms instanceof Error) throw ms;
        if (ms < 0) await new Promise(() => {});
        return { ms, difference: name === 'ours' ? null : 2, ...(name === 'slow' ? { extrapolated: true } : {}) };
      },
      close: async () => void log.push('close'),
    };
  };
  return { newStage, log };
}

describe('measureRounds', () => {
  it('goes on with the others in a new stage where one drops out, and repeats nothing', async () => {
    const { newStage, log } = fakeStages({ ours: 10, stuck: -1, slow: 30 });
    const times = await measureRounds(newStage, ['ours', 'stuck', 'slow'], 'ours', scale);
    const before = ['stage', 'open ours', 'open stuck', 'open slow', 'ours', 'stuck'];
    const after = ['close', 'stage', 'open ours', 'open slow', 'slow', 'slow', 'ours', 'close'];
    expect(log).toEqual([...before, ...after]);
    expect(pairResult(times, 'ours', 'stuck')).toEqual({
      kind: 'not measured',
      reason: 'ran out of time (0.04 s)',
      oursMs: 10,
    });
    expect(pairResult(times, 'ours', 'slow')).toMatchObject({
      kind: 'measured',
      rounds: 2,
      extrapolated: true,
      difference: 2,
      comparison: { ratio: 3 },
    });
  });

  it('has no pair where a variant of ours dropped out', async () => {
    const { newStage } = fakeStages({ ours: 10, 'ours-native': new Error('no native decoder\n at x'), peer: 5 });
    const times = await measureRounds(newStage, ['ours', 'ours-native', 'peer'], 'ours', scale);
    expect(pairResult(times, 'ours-native', 'peer')).toEqual({
      kind: 'not measured',
      reason: 'ours: no native decoder',
      oursMs: null,
    });
    expect(pairResult(times, 'ours', 'peer')).toMatchObject({ kind: 'measured', comparison: { ratio: 0.5 } });
  });

  it('fails when ours fails', async () => {
    const { newStage, log } = fakeStages({ ours: new Error('broken'), peer: 5 });
    await expect(measureRounds(newStage, ['ours', 'peer'], 'ours', scale)).rejects.toThrow('broken');
    expect(log.at(-1)).toBe('close');
  });
});
