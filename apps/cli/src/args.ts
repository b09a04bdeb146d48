import { outFormat } from './page/out-format.ts';
import { parseSize } from './parse-size.ts';

export type Format = 'table' | 'json' | 'none';
export type GpuMode = 'auto' | 'off' | 'force';

export interface RunOptions {
  readonly pipeline: string;
  /** In order of first appearance; a repeated key has an array. A list, because keys are the user's. */
  readonly args: readonly (readonly [string, string | readonly string[]])[];
  readonly allow: readonly string[];
  readonly write: string;
  readonly out: string | undefined;
  /** undefined: not given, so a table, or nothing where there is --out. */
  readonly format: Format | undefined;
  readonly gpu: GpuMode;
  readonly workers: number | undefined;
  /** Bytes. */
  readonly memoryLimit: number | undefined;
}

export type Command = { readonly kind: 'help' } | { readonly kind: 'run'; readonly options: RunOptions };

/** Arguments that mean nothing; the message is for the user, the exit code 2. */
export class UsageError extends Error {}

const flags = ['--arg', '--allow', '--write', '--out', '--format', '--gpu', '--workers', '--memory-limit'] as const;
type Flag = (typeof flags)[number];
const repeatable: ReadonlySet<Flag> = new Set(['--arg', '--allow']);

/**
 * Reads the command line, without the program's name.
 *
 * @throws {UsageError}
 */
export function parseArguments(argv: readonly string[]): Command {
  if (argv.includes('--help') || argv.includes('-h') || argv[0] === 'help') return { kind: 'help' };
  const [command, ...rest] = argv;
  if (command === undefined) throw new UsageError('A command is missing. There is: run.');
  if (command !== 'run') throw new UsageError(`Unknown command '${command}'. There is: run.`);
  const { positional, values } = split(rest);
  const [pipeline, extra] = positional;
  if (pipeline === undefined) throw new UsageError('The pipeline is missing: pixelframe run PIPELINE.ts');
  if (extra !== undefined) {
    throw new UsageError(`Unexpected argument '${extra}'. Values for the pipeline are given as --arg key=value.`);
  }
  const one = (flag: Flag): string | undefined => values.get(flag)?.[0];
  const workers = one('--workers');
  const memoryLimit = one('--memory-limit');
  const out = one('--out');
  if (out !== undefined && outFormat(out) === undefined) {
    throw new UsageError(`--out writes Parquet, CSV or JSON: '${out}' must end in .parquet, .csv, .json or .jsonl.`);
  }
  return {
    kind: 'run',
    options: {
      pipeline,
      args: collectArgs(values.get('--arg') ?? []),
      allow: values.get('--allow') ?? [],
      write: one('--write') ?? './out',
      out,
      format: choice('--format', one('--format'), ['table', 'json', 'none']),
      gpu: choice('--gpu', one('--gpu'), ['auto', 'off', 'force']) ?? 'auto',
      workers: workers === undefined ? undefined : parseWorkers(workers),
      memoryLimit: memoryLimit === undefined ? undefined : parseMemoryLimit(memoryLimit),
    },
  };
}

function split(rest: readonly string[]): { positional: string[]; values: Map<Flag, string[]> } {
  const positional: string[] = [];
  const values = new Map<Flag, string[]>();
  for (let i = 0; i < rest.length; i++) {
    const token = rest[i]!;
    if (!token.startsWith('-')) {
      positional.push(token);
      continue;
    }
    const equals = token.indexOf('=');
    const name = equals < 0 ? token : token.slice(0, equals);
    const flag = flags.find((candidate) => candidate === name);
    if (flag === undefined) throw new UsageError(`Unknown option '${name}'. There are: ${flags.join(', ')}, --help.`);
    const value = equals < 0 ? rest[++i] : token.slice(equals + 1);
    if (value === undefined || value === '' || (equals < 0 && /^--[a-z]/.test(value))) {
      throw new UsageError(`${flag} needs a value.`);
    }
    const given = values.get(flag);
    if (given === undefined) values.set(flag, [value]);
    else if (repeatable.has(flag)) given.push(value);
    else throw new UsageError(`${flag} is given twice.`);
  }
  return { positional, values };
}

function collectArgs(pairs: readonly string[]): RunOptions['args'] {
  const collected = new Map<string, string | string[]>();
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    if (equals < 1) throw new UsageError(`--arg needs key=value, got '${pair}'.`);
    const key = pair.slice(0, equals);
    const value = pair.slice(equals + 1);
    const before = collected.get(key);
    if (before === undefined) collected.set(key, value);
    else if (typeof before === 'string') collected.set(key, [before, value]);
    else before.push(value);
  }
  return [...collected];
}

function choice<T extends string>(flag: Flag, value: string | undefined, allowed: readonly T[]): T | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new UsageError(`${flag} is one of ${allowed.join(', ')}; got '${value}'.`);
  return found;
}

function parseWorkers(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new UsageError(`--workers needs a whole number from 0 to 999, got '${text}'.`);
  return Number(text);
}

function parseMemoryLimit(text: string): number {
  const bytes = parseSize(text);
  if (bytes === undefined) throw new UsageError(`--memory-limit needs a size such as 512MB or 2GiB, got '${text}'.`);
  return bytes;
}
