import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { leftOver, processesBelow } from './process-tree.ts';
import { checkout, makeFolder, runCli, startCli, withoutProgress } from './run-cli.ts';

// A run starts a browser.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;

beforeAll(async () => {
  folder = await makeFolder({
    'syntax.ts': `const n: number = 1;\nexport default n +;\n`,
    'absent.ts': `import { x } from './nowhere.ts';\nexport default x;\n`,
    'plan.ts': `import { col, fromColumns } from 'pixelframe';

const frame = fromColumns({ a: [1] });
export default () => {
  return frame.where(col('b').gt(1));
};
`,
    'endless.ts': `import { col, fromColumns } from 'pixelframe';

const path = Array.from({ length: 100_000 }, () => ${JSON.stringify(`${checkout}/public/samples/images/ball.jpg`)});
console.log('started');
export default fromColumns({ path }).select(col('path').download().decodeImage().imageHash().alias('hash'));
`,
  });
  await mkdir(join(folder, 'temporary'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('bad arguments: exit code 2', () => {
  test.each([
    [['run'], 'The pipeline is missing: pixelframe run PIPELINE.ts'],
    [['run', 'absent.js'], "There is no pipeline 'absent.js'."],
    [['run', 'plan.ts', '--format', 'xml'], "--format is one of table, json, none; got 'xml'."],
  ])('%j', async (args, message) => {
    const stderr = `pixelframe: ${message}\nTry: pixelframe --help\n`;
    expect(await runCli(args, folder)).toEqual({ code: 2, stdout: '', stderr });
  });
});

describe('a pipeline that fails: exit code 1, the reason and its place', () => {
  test.each([
    ['syntax.ts', 'syntax.ts:2:19: Unexpected token\n'],
    ['absent.ts', "absent.ts:1:19: Cannot find the module './nowhere.ts'\n"],
    ['plan.ts', 'PlanError: Column "b" not found. Available: a.\n  column: b\n  at plan.ts:5:16\n'],
  ])('%s', async (name, stderr) => {
    expect(await runCli(['run', name], folder)).toEqual({ code: 1, stdout: '', stderr });
  });
});

describe.runIf(process.platform === 'linux')('a run that is ended', () => {
  // Browsers and their profiles carry this name.
  const temporary = (): string => join(folder, 'temporary');
  const profiles = async (): Promise<string[]> =>
    (await readdir(temporary())).filter((name) => name.startsWith('pixelframe'));
  const endless = ['run', 'endless.ts', '--workers', '2', '--allow', `${checkout}/public/samples`];

  test.each([
    ['by the signal alone', (pid: number) => pid],
    ['by Ctrl-C, which the browser gets too', (pid: number) => -pid],
  ])('%s: exit code 130, no browser and no file left', async (_, target) => {
    const run = startCli(endless, folder, temporary());
    await run.printed('started');
    const before = await processesBelow(run.pid);
    expect(await profiles()).toHaveLength(1);
    expect(before.some(({ command }) => command.includes('--type=renderer'))).toBe(true);
    process.kill(target(run.pid), 'SIGINT');
    const { stderr, ...rest } = await run.ended;
    expect(rest).toEqual({ code: 130, stdout: '' });
    expect(withoutProgress(stderr)).toBe('started\n');
    await expect.poll(() => leftOver(before, temporary()), { timeout: 5000 }).toEqual([]);
    expect(await profiles()).toEqual([]);
  });

  test('by a page that crashes: exit code 1', async () => {
    const run = startCli(endless, folder, temporary());
    await run.printed('started');
    const before = await processesBelow(run.pid);
    for (const { id, command } of before) if (command.includes('--type=renderer')) process.kill(id, 'SIGKILL');
    const { stderr, ...rest } = await run.ended;
    expect(rest).toEqual({ code: 1, stdout: '' });
    const hint = 'It may have run out of memory; try a smaller --memory-limit or fewer --workers.';
    expect(withoutProgress(stderr)).toBe(`started\nThe browser page crashed. ${hint}\n`);
    await expect.poll(() => leftOver(before, temporary()), { timeout: 5000 }).toEqual([]);
    expect(await profiles()).toEqual([]);
  });
});
