import { mkdtemp, readFile, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parseArguments, UsageError } from './args.ts';
import { run } from './run.ts';

let folder: string;

// The real page with a stand-in for the engine, so that the runner's own parts are what is tested.
const standIn = `
import { installRunner } from ${JSON.stringify(fileURLToPath(new URL('page/install-runner.ts', import.meta.url)))};
class Frame {
  constructor(rows) { this.data = rows; }
  schema() { return { fields: [] }; }
  async *rows() { yield* this.data; }
  async toTableString() { return 'a table'; }
  async writeParquet(target, { onProgress }) {
    const writer = target.getWriter();
    await writer.write(new TextEncoder().encode('PAR1'));
    onProgress({ stages: [{ label: 'Scan', operators: [{ name: 'Scan', rows: 5, bytes: 1500 }], morsels: 1, morselsDone: 1, sourceRows: 5 }] });
    await writer.close();
  }
}
globalThis.makeFrame = (rows) => new Frame(rows);
let request;
globalThis.readText = async (path) => (await fetch(request.paths.filesUrl + encodeURIComponent(path))).text();
installRunner({
  openSession: (asked) => { request = asked; return { readParquet: async () => new Frame([{ read: 'back' }]), close: async () => {} }; },
  isDataFrame: (value) => value instanceof Frame,
  describeError: (error) => 'Described: ' + error.message,
}, () => import('pixelframe-run:pipeline'));
`;

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function runText(text: string, ...options: string[]): Promise<Ended> {
  const pipeline = join(folder, 'pipeline.ts');
  await writeFile(pipeline, text);
  return runFile('pipeline.ts', new AbortController().signal, ...options);
}

async function runFile(name: string, signal: AbortSignal, ...options: string[]): Promise<Ended> {
  return watch(name, signal, () => {}, ...options);
}

/** `onPrint` is called once, when the pipeline prints something. */
async function watch(name: string, signal: AbortSignal, onPrint: () => void, ...options: string[]): Promise<Ended> {
  const command = parseArguments(['run', name, ...options]);
  if (command.kind !== 'run') throw new Error('not a run');
  let stdout = '';
  let stderr = '';
  const write = (piece: string): void => {
    if (stderr === '') onPrint();
    stderr += piece;
  };
  const code = await run(command.options, {
    cwd: folder,
    writeResult: async (chunk) => void (stdout += Buffer.from(chunk).toString()),
    stderr: { write },
    signal,
    page: join(folder, 'page.js'),
  });
  return { code, stdout, stderr };
}

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'pixelframe-run-')));
  await writeFile(join(folder, 'page.js'), standIn);
  await writeFile(join(folder, 'input.txt'), 'from a file');
});
afterAll(() => rm(folder, { recursive: true }));

test('a pipeline reads a file, prints on stderr, and its value is on stdout alone', async () => {
  const ended = await runText(
    `export default async ({ args }: { args: { name: string } }) => {
      console.log('shown');
      return { text: await readText('input.txt'), name: args.name, isolated: crossOriginIsolated };
    };
    declare function readText(path: string): Promise<string>;`,
    '--arg',
    'name=ü',
  );
  expect(ended).toEqual({
    code: 0,
    stdout: '{"text":"from a file","name":"ü","isolated":true}\n',
    stderr: 'shown\n',
  });
});

test('--out is written, with totals of the stages on stderr', async () => {
  const ended = await runText(
    'export default makeFrame([{ a: 1n }]); declare const makeFrame: Function;',
    '--out',
    'r.parquet',
  );
  expect(ended).toEqual({ code: 0, stdout: '', stderr: 'Scan: 5/5 rows, 1.5 kB\n' });
  expect(await readFile(join(folder, 'r.parquet'), 'utf8')).toBe('PAR1');
});

test("an error names the line of the user's file", async () => {
  const text = `interface A { b: number }\n\nfunction fail(a: A): never {\n  throw new Error('b is ' + a.b);\n}\nexport default () => fail({ b: 2 });`;
  expect(await runText(text)).toEqual({ code: 1, stdout: '', stderr: 'Described: b is 2\n  at pipeline.ts:4:9\n' });
});

test('a pipeline that does not parse is not run', async () => {
  expect(await runText('export default ;')).toEqual({
    code: 1,
    stdout: '',
    stderr: 'pipeline.ts:1:16: Unexpected token\n',
  });
});

/** The browser of this test, by its profile below `folder`, and its renderers. Linux only. */
async function findProcesses(): Promise<{ browser: number; renderers: number[] }> {
  const parents = new Map<number, number>();
  const commands = new Map<number, string>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const files = await Promise.all([
      readFile(`/proc/${name}/stat`, 'utf8'),
      readFile(`/proc/${name}/cmdline`, 'utf8'),
    ]).catch(() => undefined);
    if (files === undefined) continue;
    parents.set(Number(name), Number(files[0].slice(files[0].lastIndexOf(')')).split(' ')[2]));
    commands.set(Number(name), files[1]);
  }
  const [browser] = [...commands].find(
    ([, line]) => line.includes(`--user-data-dir=${folder}`) && !line.includes('--type='),
  )!;
  const isBelow = (id: number): boolean => {
    const parent = parents.get(id);
    return parent !== undefined && (parent === browser || isBelow(parent));
  };
  return {
    browser,
    renderers: [...commands.keys()].filter((id) => commands.get(id)!.includes('--type=renderer') && isBelow(id)),
  };
}

describe.runIf(process.platform === 'linux')('when something dies', () => {
  beforeAll(async () => {
    await writeFile(join(folder, 'endless.ts'), `console.log('started'); export default () => new Promise(() => {});`);
    vi.stubEnv('TMPDIR', folder);
    return () => vi.unstubAllEnvs();
  });
  const { signal } = new AbortController();

  test('a page that crashes ends the run', async () => {
    const ended = await watch('endless.ts', signal, () => {
      void findProcesses().then(({ renderers }) => renderers.forEach((id) => process.kill(id, 'SIGKILL')));
    });
    expect(ended).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'started\nThe browser page crashed. It may have run out of memory; try a smaller --memory-limit or fewer --workers.\n',
    });
  });

  test('a browser that dies ends the run', async () => {
    const ended = await watch('endless.ts', signal, () => {
      void findProcesses().then(({ browser }) => process.kill(browser, 'SIGKILL'));
    });
    expect(ended).toEqual({ code: 1, stdout: '', stderr: 'started\nThe browser was closed or died.\n' });
  });

  test('an aborted run ends, even one that never looks at its signal', async () => {
    const controller = new AbortController();
    expect((await watch('endless.ts', controller.signal, () => controller.abort())).code).toBe(130);
  });

  test('no profile is left behind', async () => {
    expect((await readdir(folder)).filter((name) => name.startsWith('pixelframe-profile'))).toEqual([]);
  });
});

test('a pipeline or a folder that does not exist is a bad argument', async () => {
  const { signal } = new AbortController();
  await expect(runFile('absent.ts', signal)).rejects.toThrow(new UsageError("There is no pipeline 'absent.ts'."));
  await expect(runFile('input.txt', signal, '--allow', 'no')).rejects.toThrow(
    new UsageError("--allow 'no' is not a folder."),
  );
});
