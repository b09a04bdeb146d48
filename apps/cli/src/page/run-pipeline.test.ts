import { mkdtemp, readFile, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startServer, type RunnerServer } from '../server.ts';
import {
  runPipeline,
  type Engine,
  type ResultFrame,
  type RunOutcome,
  type RunRequest,
  type SessionRequest,
} from './run-pipeline.ts';

let folder: string;
let server: RunnerServer;
let stdout = '';
const opened: SessionRequest[] = [];
let closed = 0;

/** Stands for a DataFrame: rows, a table made of them, and their text as its file. */
class Frame implements ResultFrame {
  readonly data: readonly object[];
  constructor(data: readonly object[]) {
    this.data = data;
  }
  schema(): ReturnType<ResultFrame['schema']> {
    return { fields: [{ name: 'n', type: { kind: 'int64' } }] };
  }
  async *rows(): AsyncGenerator<object> {
    yield* this.data;
  }
  async toTableString(rows: number): Promise<string> {
    return `table of ${Math.min(rows, this.data.length)}`;
  }
  collected = 0;
  async collect(): Promise<ResultFrame> {
    this.collected++;
    return this;
  }
  writeParquet(target: WritableStream<Uint8Array>): Promise<void> {
    return this.#write('', target);
  }
  writeCsv(target: WritableStream<Uint8Array>): Promise<void> {
    return this.#write('csv ', target);
  }
  writeJson(target: WritableStream<Uint8Array>): Promise<void> {
    return this.#write('json ', target);
  }
  async #write(before: string, target: WritableStream<Uint8Array>): Promise<void> {
    const writer = target.getWriter();
    await writer.write(new TextEncoder().encode(before + JSON.stringify(this.data)));
    await writer.close();
  }
}

const engine: Engine = {
  openSession(request) {
    opened.push(request);
    return {
      readParquet: async (path) => new Frame(JSON.parse(await readFile(join(folder, path), 'utf8')) as object[]),
      close: async () => void (closed += 1),
    };
  },
  isDataFrame: (value): value is ResultFrame => value instanceof Frame,
  describeError: (error) => String(error),
};

const defaults: RunRequest = {
  args: [],
  format: undefined,
  out: undefined,
  gpu: 'auto',
  workers: undefined,
  memoryLimit: undefined,
  proxyUrls: ['http://127.0.0.1:1/proxy/'],
  hub: {},
  environment: null,
};

function run(value: unknown, request: Partial<RunRequest> = {}): Promise<RunOutcome> {
  const host = { baseUrl: server.url, signal: new AbortController().signal, onProgress: () => {} };
  return runPipeline(engine, async () => ({ default: value }), { ...defaults, ...request }, host);
}

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'pixelframe-page-')));
  server = await startServer({
    cwd: folder,
    allow: [],
    write: './out',
    out: 'result.parquet',
    bundle: new Map(),
    script: '',
    onResult: async (chunk) => void (stdout += Buffer.from(chunk).toString()),
  });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  stdout = '';
  closed = 0;
});

test('a DataFrame is a table by default, JSON Lines on request, or nothing', async () => {
  const frame = new Frame([{ n: 1n }, { n: null }]);
  expect(await run(frame)).toEqual({ ok: true });
  expect(stdout).toBe('table of 2\n');
  stdout = '';
  await run(frame, { format: 'json' });
  expect(stdout).toBe('{"n":1}\n{"n":null}\n');
  stdout = '';
  await run(frame, { format: 'none' });
  expect(stdout).toBe('');
  expect(closed).toBe(3);
});

test('a function gets args, the signal and the session; its value is one JSON line', async () => {
  const pipeline = async (context: { args: Record<string, unknown>; signal: AbortSignal; session: unknown }) => ({
    args: context.args,
    aborted: context.signal.aborted,
    session: typeof context.session,
  });
  await run(pipeline, {
    args: [
      ['a', '1'],
      ['b', ['2', '3']],
      ['__proto__', 'x'],
    ],
  });
  expect(stdout).toBe('{"args":{"a":"1","b":["2","3"],"__proto__":"x"},"aborted":false,"session":"object"}\n');
});

test('a function may give a DataFrame, or nothing', async () => {
  await run(() => new Frame([{ n: 1 }]), { format: 'json' });
  expect(stdout).toBe('{"n":1}\n');
  stdout = '';
  expect(await run(() => undefined)).toEqual({ ok: true });
  expect(stdout).toBe('');
});

test('--out writes the file and prints nothing, unless a format is asked for', async () => {
  const frame = new Frame([{ n: 7 }]);
  await run(frame, { out: 'result.parquet' });
  expect(stdout).toBe('');
  expect(await readFile(join(folder, 'result.parquet'), 'utf8')).toBe('[{"n":7}]');
  await run(frame, { out: 'result.parquet', format: 'json' });
  expect(stdout).toBe('{"n":7}\n');
});

test('--out writes what its ending says; what is printed, too, is computed once', async () => {
  for (const [out, text] of [
    ['out/r.csv', 'csv [{"n":7}]'],
    ['out/r.json', 'json [{"n":7}]'],
    ['out/r.jsonl', 'json [{"n":7}]'],
  ] as const) {
    const frame = new Frame([{ n: 7 }]);
    await run(frame, { out });
    expect([await readFile(join(folder, out), 'utf8'), stdout, frame.collected]).toEqual([text, '', 0]);
    await run(frame, { out, format: 'json' });
    expect([stdout, frame.collected]).toEqual(['{"n":7}\n', 1]);
    stdout = '';
  }
  await rm(join(folder, 'out'), { recursive: true });
});

test('--out of a value that is no DataFrame is an error', async () => {
  expect(await run(5, { out: 'result.parquet' })).toMatchObject({
    ok: false,
    description: 'Error: --out writes a DataFrame, but the pipeline gave number.',
  });
});

test('text longer than a chunk arrives whole', async () => {
  const long = 'é'.repeat(3 << 20);
  await run(() => [long, 'end']);
  expect(stdout.length).toBe(long.length + '["","end"]\n'.length);
  expect(stdout.endsWith('é","end"]\n')).toBe(true);
});

test('the session is asked for as the command line says, with addresses of the server', async () => {
  await run(1, { gpu: 'off', workers: 0, memoryLimit: 5, proxyUrls: server.proxyUrls, hub: { token: 't' } });
  expect(opened.at(-1)).toMatchObject({
    gpu: 'off',
    workers: 0,
    memoryLimit: 5,
    paths: {
      kind: 'runner',
      filesUrl: `${server.url}files/`,
      proxyUrls: server.proxyUrls,
      listUrl: `${server.url}list/`,
    },
    hub: { token: 't' },
  });
});

test('an output of the pipeline that is dropped leaves nothing, a refused one says why', async () => {
  await run(async () => {
    const sink = await opened.at(-1)!.openSink('out/part.bin');
    await sink.write(new Uint8Array(5 << 20));
    expect(await readdir(join(folder, 'out'))).toHaveLength(1);
    await sink.abort();
  });
  expect(await readdir(join(folder, 'out'))).toEqual([]);
  const outcome = await run(async () => {
    const sink = await opened.at(-1)!.openSink('elsewhere.bin');
    await sink.write(new Uint8Array(1));
  });
  expect(outcome).toMatchObject({
    ok: false,
    description:
      "IoError: The run may not write 'elsewhere.bin': it writes result.parquet and below ./out (--out, --write).",
  });
});

test('what the pipeline throws is described, and the session closed', async () => {
  const outcome = await run(() => {
    throw new TypeError('wrong');
  });
  expect(outcome).toMatchObject({
    ok: false,
    description: 'TypeError: wrong',
    stack: expect.stringContaining('run-pipeline'),
  });
  expect(closed).toBe(1);
  const host = { baseUrl: server.url, signal: new AbortController().signal, onProgress: () => {} };
  expect(await runPipeline(engine, async () => ({}), defaults, host)).toMatchObject({
    description: 'Error: The pipeline has no default export: export a DataFrame, or a function that returns one.',
  });
});
