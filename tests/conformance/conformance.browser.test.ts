import type { Session, SessionOptions } from 'pixelframe';
import { col, createSession } from 'pixelframe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CASES } from './cases/all.ts';
import type { Case } from './case.ts';

const sample = async (path: string): Promise<Uint8Array<ArrayBuffer>> =>
  (await fetch(`/samples/${path}`)).bytes() as Promise<Uint8Array<ArrayBuffer>>;

const BACKENDS: readonly (readonly [string, SessionOptions, readonly string[]])[] = [
  ['one worker, CPU', { workers: 1, gpu: 'off' }, Object.keys(CASES)],
  ['two workers, CPU', { workers: 2, gpu: 'off' }, Object.keys(CASES)],
  [
    'one worker, WebGPU',
    { workers: 1, gpu: 'force' },
    ['images', 'image functions', 'image files', 'similarity', 'WGSL expressions'],
  ],
  [
    'two workers, WebGPU',
    { workers: 2, gpu: 'force' },
    ['images', 'image functions', 'image files', 'similarity', 'WGSL expressions'],
  ],
];

/** What each case gave in this thread, the backend that the others must equal. */
const inThread = new Map<Case, unknown>();

const casesOf = (topics: readonly string[]): readonly Case[] => topics.flatMap((topic) => CASES[topic]!);

describe('in this thread', () => {
  const session = createSession({ workers: 0 });
  afterAll(() => session.close());

  test.each(casesOf(Object.keys(CASES)))('$name', async (item) => {
    inThread.set(item, await item.run({ session, sample }));
  });
});

describe.each(BACKENDS)('%s', (_, options, topics) => {
  let session: Session;
  beforeAll(() => {
    session = createSession(options);
  });
  afterAll(() => session.close());

  test('is the backend it says', async () => {
    const { workers, gpu } = await session.capabilities();
    expect({ workers, gpu: gpu.used }).toEqual({ workers: options.workers, gpu: options.gpu === 'force' });
  });

  test('computes image stages where it says', async () => {
    const pixels = { width: 3, height: 2, channels: 1, mode: 'L', data: Uint8Array.of(1, 2, 3, 4, 5, 6) };
    const df = session.fromColumns({ image: [pixels] }).select(col('image').imageHash());
    await df.toRows();
    const { gpu, stages } = df.metrics()!;
    expect(gpu).toEqual({ used: options.gpu === 'force', reason: `gpu: '${options.gpu}'` });
    expect(df.explain()).toContain(
      `image stages on the ${options.gpu === 'force' ? 'GPU' : 'CPU'}: gpu: '${options.gpu}'`,
    );
    const operators = stages.flatMap((stage) => stage.operators.map(({ name }) => name));
    expect(operators).toContain(options.gpu === 'force' ? 'ImageStage (GPU)' : 'ImageStage (CPU)');
  });

  test.each(casesOf(topics))('$name', async (item) => {
    const result = await item.run({ session, sample });
    expect(inThread.has(item)).toBe(true);
    expect(result).toEqual(inThread.get(item));
  });
});
