import { decodableFormats } from '@pixelframe/codecs';
import { afterAll, describe, expect, test } from 'vitest';
import { createDecodeThread } from './decode-thread.ts';
import { damagedFile, fuzzFormat } from './fuzz-format.ts';
import { mendChecksums } from './mend-checksums.ts';
import { parseOptions } from './options.ts';
import { readSeeds } from './read-seeds.ts';

const seeds = await readSeeds('own');

describe('damaged files', () => {
  const thread = createDecodeThread(5000);
  afterAll(() => thread.close());

  test.each(decodableFormats)('%s: 200 give a picture or a DecodeError each', { timeout: 60_000 }, async (format) => {
    const report = await fuzzFormat(thread, seeds.get(format) ?? [], { format, seed: 2026, from: 0, to: 200 });
    expect(report.findings).toEqual([]);
    // Not all were refused at the door, and not all were left whole.
    expect(report.outcomes.get('picture')).toBeGreaterThan(0);
    expect(report.outcomes.size).toBeGreaterThan(2);
  });
});

describe('the fuzzer', () => {
  test('does the same damage every time, and other damage for another seed', () => {
    const files = seeds.get('png')!;
    const series = (seed: number): string[] =>
      Array.from({ length: 40 }, (_, i) => Buffer.from(damagedFile(files, 'png', seed, i)).toString('hex'));
    expect(series(1)).toEqual(series(1));
    expect(new Set([...series(1), ...series(2)]).size).toBeGreaterThan(70);
  });

  test('replaces a thread that hangs, ends or fails, and tells what it did', async () => {
    const thread = createDecodeThread(300, new URL('./testing/bad-thread.mjs', import.meta.url));
    const ask = (length: number) =>
      thread.ask({ kind: 'decode', bytes: new Uint8Array(length), strict: true, turn: false });
    expect(await ask(4)).toEqual({ kind: 'fine', outcome: 'picture' });
    expect(await ask(1)).toEqual({ kind: 'wrong', what: 'no answer within 300 ms' });
    expect(await ask(2)).toEqual({ kind: 'wrong', what: 'the thread died: exit 7' });
    expect(await ask(3)).toEqual({ kind: 'wrong', what: 'the thread died: gave up' });
    expect(await ask(4)).toEqual({ kind: 'fine', outcome: 'picture' });
    await thread.close();
  });

  test('hands over the file of a finding, and finds what is left behind', async () => {
    let asked = 0;
    const thread = {
      ask: async (request: { readonly kind: string }) => {
        if (request.kind === 'memory') return { kind: 'memory', heapBytes: asked * 4e6, residentBytes: 0 } as const;
        return ++asked === 13
          ? ({ kind: 'wrong', what: 'threw 5' } as const)
          : ({ kind: 'fine', outcome: 'corrupt' } as const);
      },
      close: async () => {},
    };
    const files = seeds.get('png')!;
    const kept = new Map<number, Uint8Array>();
    const done: number[] = [];
    const { findings, outcomes } = await fuzzFormat(
      thread,
      files.slice(0, 2),
      { format: 'png', seed: 3, from: 5, to: 25 },
      async ({ index }, bytes) => void kept.set(index, bytes),
      async (next) => void done.push(next),
    );
    expect(findings.map(({ index, what }) => [index, what])).toEqual([
      [15, 'threw 5'],
      [-1, 'memory left behind: 34.3 MiB of heap, 0.0 MiB resident'],
    ]);
    expect(kept.get(15)).toEqual(damagedFile(files.slice(0, 2), 'png', 3, 15));
    expect(outcomes).toEqual(new Map([['corrupt', 19]]));
    expect([done[0], done.at(-1)]).toEqual([6, 25]);
  });

  test('mends checksums of a PNG, and leaves other files alone', () => {
    const { bytes } = seeds.get('png')!.find(({ name }) => name === 'rgb.png')!;
    const spoilt = bytes.slice();
    spoilt.fill(0, 29, 33);
    expect(mendChecksums(spoilt)).toEqual(bytes);
    const other = seeds.get('jpeg')![0]!.bytes;
    expect(mendChecksums(other)).toBe(other);
  });

  test('reads its options', () => {
    expect(parseOptions(['--format', 'png', '--seed=4'], ['png'])).toEqual({
      perFormat: 5000,
      seed: 4,
      format: 'png',
      restart: false,
      replay: undefined,
    });
    expect(() => parseOptions(['--format', 'xcf'], ['png', 'jpeg'])).toThrow(
      "There is no format 'xcf'. There are: png, jpeg.",
    );
    expect(() => parseOptions(['--seed', '1.5'], ['png'])).toThrow("--seed is a whole number; got '1.5'.");
  });
});
