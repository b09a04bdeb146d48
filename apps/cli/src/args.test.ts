import { expect, test } from 'vitest';
import { parseArguments, UsageError, type RunOptions } from './args.ts';
import { parseSize } from './parse-size.ts';

function run(...argv: string[]): RunOptions {
  const command = parseArguments(['run', ...argv]);
  if (command.kind !== 'run') throw new Error('not a run');
  return command.options;
}

test('a bare run has the documented defaults', () => {
  expect(run('p.ts')).toEqual({
    pipeline: 'p.ts',
    args: [],
    allow: [],
    write: './out',
    out: undefined,
    format: undefined,
    gpu: 'auto',
    workers: undefined,
    memoryLimit: undefined,
  });
});

test('every option, in both spellings and any order', () => {
  const options = run(
    '--gpu=off',
    '--arg',
    'folder=a=b',
    'p.ts',
    '--allow=/x',
    '--allow',
    '/y',
    '--write',
    'w',
    '--out',
    'o/r.parquet',
    '--format',
    'json',
    '--workers',
    '0',
    '--memory-limit',
    '512MB',
  );
  expect(options).toEqual({
    pipeline: 'p.ts',
    args: [['folder', 'a=b']],
    allow: ['/x', '/y'],
    write: 'w',
    out: 'o/r.parquet',
    format: 'json',
    gpu: 'off',
    workers: 0,
    memoryLimit: 512_000_000,
  });
});

test('a repeated --arg key makes an array; an empty value is a value; odd keys are just keys', () => {
  expect(run('p.ts', '--arg', 'k=1', '--arg', '__proto__=', '--arg', 'k=2', '--arg', 'k=3').args).toEqual([
    ['k', ['1', '2', '3']],
    ['__proto__', ''],
  ]);
});

test('--help anywhere', () => {
  expect(parseArguments(['run', 'p.ts', '--help'])).toEqual({ kind: 'help' });
  expect(parseArguments(['-h'])).toEqual({ kind: 'help' });
});

test.each<[string[], string]>([
  [[], 'A command is missing. There is: run.'],
  [['walk'], "Unknown command 'walk'. There is: run."],
  [['run'], 'The pipeline is missing: pixelframe run PIPELINE.ts'],
  [['run', 'a.ts', 'b.ts'], "Unexpected argument 'b.ts'. Values for the pipeline are given as --arg key=value."],
  [
    ['run', 'a.ts', '--fast'],
    "Unknown option '--fast'. There are: --arg, --allow, --write, --out, --format, --gpu, --workers, --memory-limit, --help.",
  ],
  [['run', 'a.ts', '--out'], '--out needs a value.'],
  [['run', 'a.ts', '--write', '--gpu', 'off'], '--write needs a value.'],
  [
    ['run', 'a.ts', '--out', 'a.xml'],
    "--out writes Parquet, CSV or JSON: 'a.xml' must end in .parquet, .csv, .json or .jsonl.",
  ],
  [['run', 'a.ts', '--gpu', 'on'], "--gpu is one of auto, off, force; got 'on'."],
  [['run', 'a.ts', '--gpu', 'off', '--gpu', 'off'], '--gpu is given twice.'],
  [['run', 'a.ts', '--format', 'csv'], "--format is one of table, json, none; got 'csv'."],
  [['run', 'a.ts', '--workers', '-1'], "--workers needs a whole number from 0 to 999, got '-1'."],
  [['run', 'a.ts', '--workers', '1.5'], "--workers needs a whole number from 0 to 999, got '1.5'."],
  [['run', 'a.ts', '--arg', 'novalue'], "--arg needs key=value, got 'novalue'."],
  [['run', 'a.ts', '--memory-limit', 'lots'], "--memory-limit needs a size such as 512MB or 2GiB, got 'lots'."],
])('%j is refused', (argv, message) => {
  expect(() => parseArguments(argv)).toThrow(new UsageError(message));
});

test.each<[string, number | undefined]>([
  ['1', 1],
  ['1.5GB', 1_500_000_000],
  ['2 GiB', 2 ** 31],
  ['64k', 64_000],
  ['0', undefined],
  ['-1MB', undefined],
  ['1XB', undefined],
  ['', undefined],
])('size %s', (text, bytes) => {
  expect(parseSize(text)).toBe(bytes);
});
