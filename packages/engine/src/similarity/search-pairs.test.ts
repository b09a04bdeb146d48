import { DeviceError, PixelframeError } from '@pixelframe/columnar';
import { searchHamming } from '@pixelframe/kernels';
import { describe, expect, test } from 'vitest';
import type { DevicePairs, DeviceService, TaskContext } from '../operators/task-context.ts';
import { tableServices } from '../testing/run-plan.ts';
import type { KeyRows } from './key-rows.ts';
import type { FoundPairs } from './search-pairs.ts';
import { searchPairs } from './search-pairs.ts';
import type { TableSearch } from './table-search.ts';
import { createTableSearch } from './table-search.ts';

const COUNT = 3000;
/** 256 different hashes, so that there are pairs. */
const keys: KeyRows = {
  values: Uint8Array.from({ length: 8 * COUNT }, (_, i) => (i % 8 === 0 ? (i / 8) * 7 : 0)),
  size: 8,
  count: COUNT,
  rows: null,
};
const decision = { used: true, reason: 'a hardware adapter is there', adapter: 'test' };

const searchOn = (policy: 'auto' | 'force'): Promise<TableSearch> =>
  createTableSearch({
    keys,
    metric: 'hamming',
    maxDistance: 0,
    leftRows: null,
    maxBytes: 2 ** 30,
    gpu: { policy, decide: () => Promise.resolve(decision) },
  });

const cpuPairs = (search: TableSearch, { leftStart, leftEnd, selfJoin }: DevicePairs): FoundPairs => {
  const found = [...searchHamming(search.index!, keys.values as Uint8Array, { leftStart, leftEnd, selfJoin })];
  return {
    left: Uint32Array.from(found.flatMap((part) => [...part.left])),
    right: Uint32Array.from(found.flatMap((part) => [...part.right])),
    distance: Uint32Array.from(found.flatMap((part) => [...part.distance])),
  };
};

interface Outcome {
  readonly pairs: string[];
  readonly warnings: string[];
  readonly asked: [number, number][];
}

/** Searches with a device that answers unless `fails` says otherwise for the n-th request. */
async function run(search: TableSearch, fails: (n: number) => Error | null, lost = false): Promise<Outcome> {
  const outcome: Outcome = { pairs: [], warnings: [], asked: [] };
  const device: DeviceService = {
    run: () => Promise.reject(new Error('no pictures here')),
    takeWarnings: () => [],
    texts: () => Promise.reject(new Error('no texts here')),
    udf: () => Promise.reject(new Error('no functions here')),
    dropUdf: () => {},
    wgsl: () => Promise.reject(new Error('no expressions here')),
    pairs: (request) => {
      const error = fails(outcome.asked.push([request.leftStart, request.leftEnd]));
      return error === null ? Promise.resolve(cpuPairs(search, request)) : Promise.reject(error);
    },
  };
  const context: TaskContext = {
    services: { ...tableServices(new Map()), device: () => Promise.resolve(lost ? null : device) },
    signal: new AbortController().signal,
    firstRow: null,
    task: { morsel: { kind: 'rows', count: 0 }, firstRow: null, operators: [], families: [], hung: [] },
    warn: (reason) => outcome.warnings.push(reason),
    matched: () => new Uint8Array(0),
  };
  const range = { start: 100, end: COUNT, selfJoin: true };
  for await (const { left, right, distance } of searchPairs(search, keys, range, context)) {
    left.forEach((l, i) => outcome.pairs.push(`${l} ${right[i]} ${distance[i]}`));
  }
  return outcome;
}

const onCpu = async (): Promise<string[]> =>
  (await run({ ...(await searchOn('auto')), method: 'all-pairs CPU' }, () => null)).pairs;
const gone = (): Error => new DeviceError('The GPU device was lost: test.');

describe('the method', () => {
  test('auto leaves a small search to the CPU and does not even ask for an adapter', async () => {
    const refuse = { policy: 'auto' as const, decide: () => Promise.reject(new Error('asked')) };
    const request = { keys, metric: 'hamming', maxDistance: 1, leftRows: null, maxBytes: 2 ** 30 } as const;
    expect((await createTableSearch({ ...request, gpu: refuse })).method).not.toBe('all-pairs GPU');
    await expect(createTableSearch({ ...request, gpu: { ...refuse, policy: 'force' } })).rejects.toThrow('asked');
  });

  test('force takes the device, and says why; without an adapter that is used, the CPU', async () => {
    expect(await searchOn('force')).toMatchObject({
      method: 'all-pairs GPU',
      reason: '3000 x 3000 rows; a hardware adapter is there',
    });
    const gpu = { policy: 'force' as const, decide: () => Promise.resolve({ ...decision, used: false }) };
    const vectors = { ...keys, values: new Float32Array(24), size: 8, count: 3 };
    expect(
      await createTableSearch({ keys: vectors, metric: 'cosine', maxDistance: 1, leftRows: 7, maxBytes: 0, gpu }),
    ).toMatchObject({ method: 'all-pairs CPU', reason: '7 x 3 rows', index: null });
  });
});

describe('a device', () => {
  test('is asked for all rows in order, and its pairs are the answer', async () => {
    const { pairs, warnings, asked } = await run(await searchOn('force'), () => null);
    expect(pairs).toEqual(await onCpu());
    expect(pairs.length).toBeGreaterThan(10_000);
    expect(warnings).toEqual([]);
    expect(asked[0]![0]).toBe(100);
    expect(asked.at(-1)![1]).toBe(COUNT);
    asked.slice(1).forEach(([start], i) => expect(start).toBe(asked[i]![1]));
  });

  test('that fails once is asked again from there; rows already found are not found twice', async () => {
    for (const failing of [1, 2]) {
      const { pairs, warnings, asked } = await run(await searchOn('force'), (n) => (n === failing ? gone() : null));
      expect(pairs).toEqual(await onCpu());
      expect(warnings).toEqual([]);
      expect(asked.length).toBeGreaterThan(failing);
      expect(asked[failing]![0]).toBe(asked[failing - 1]![0]);
    }
  });

  test('that stays away leaves the rest to the CPU, with a warning', async () => {
    for (const answers of [0, 1]) {
      const { pairs, warnings } = await run(await searchOn('force'), (n) => (n > answers ? gone() : null));
      expect(pairs).toEqual(await onCpu());
      expect(warnings).toEqual(['GPU failed, continued on the CPU']);
    }
    const { pairs, warnings } = await run(await searchOn('force'), () => null, true);
    expect(pairs).toEqual(await onCpu());
    expect(warnings).toEqual(['GPU failed, continued on the CPU']);
  });

  test('whose answer is no failure of the device is not asked again', async () => {
    const wrong = new PixelframeError('PlanError', 'wrong', {});
    await expect(run(await searchOn('force'), () => wrong)).rejects.toBe(wrong);
  });
});
