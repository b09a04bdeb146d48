// `npm run fuzz`: damaged pictures through every decoder. Exit 1 when one does what it must not; the file is kept.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { decodableFormats } from '@pixelframe/codecs';
import { createDecodeThread } from './fuzz/decode-thread.ts';
import { fuzzFormat, type Finding } from './fuzz/fuzz-format.ts';
import { parseOptions, usage, type FuzzOptions } from './fuzz/options.ts';
import { openProgressFile } from './fuzz/progress-file.ts';
import { readSeeds } from './fuzz/read-seeds.ts';

const OUT = fileURLToPath(new URL('../../../out/fuzz', import.meta.url));
const DECODE_LIMIT_MS = 5000;
const SAVE_EVERY = 250;

const print = (text: string): void => void process.stdout.write(`${text}\n`);

async function replay(file: string): Promise<void> {
  const thread = createDecodeThread(DECODE_LIMIT_MS);
  const bytes = new Uint8Array(await readFile(file));
  for (const strict of [true, false]) {
    const started = performance.now();
    const answer = await thread.ask({ kind: 'decode', bytes, strict, turn: true });
    print(`strict ${strict}: ${JSON.stringify(answer)} in ${(performance.now() - started).toFixed(1)} ms`);
    if (answer.kind === 'wrong') process.exitCode = 1;
  }
  await thread.close();
}

async function fuzz({ perFormat, seed, format: only, restart }: FuzzOptions): Promise<void> {
  const progress = await openProgressFile(OUT);
  const seeds = await readSeeds('all');
  for (const format of decodableFormats) {
    if (only !== undefined && format !== only) continue;
    const files = seeds.get(format) ?? [];
    if (files.length === 0) throw new Error(`There is no ${format} file to damage.`);
    const earlier = restart ? { next: 0, findings: [] } : progress.of(format, seed);
    const findings: Finding[] = [...earlier.findings];
    const thread = createDecodeThread(DECODE_LIMIT_MS);
    const started = performance.now();
    const { outcomes } = await fuzzFormat(
      thread,
      files,
      { format, seed, from: earlier.next, to: perFormat },
      async (finding, bytes) => {
        findings.push(finding);
        const kept = await progress.keep(`${format}-${seed}-${finding.index}.bin`, bytes);
        print(`FOUND ${kept}: ${finding.what}`);
      },
      async (next) => {
        if (next % SAVE_EVERY === 0 || next === perFormat) await progress.save(format, seed, { next, findings });
      },
    );
    await thread.close();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const counts = [...outcomes].map(([outcome, n]) => `${n} ${outcome}`).join(', ');
    const done = earlier.next === 0 ? '' : ` (${earlier.next} in earlier runs; --restart does them again)`;
    print(
      `${format}: ${Math.max(0, perFormat - earlier.next)} of ${files.length} seeds${done} in ${seconds} s: ${counts}`,
    );
    print(`${format}: ${findings.length} findings`);
    if (findings.length > 0) process.exitCode = 1;
  }
}

try {
  const options = parseOptions(process.argv.slice(2), decodableFormats);
  await (options.replay === undefined ? fuzz(options) : replay(options.replay));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 2;
}
