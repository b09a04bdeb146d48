import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, rm, symlink } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { makeFolder, runCli, samples, withoutProgress } from './run-cli.ts';

// A run starts a browser.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let home: string;

/** What each attempt gave: its value, or the error as it would be printed. */
const attempts = `
import { describeError } from 'pixelframe';
export async function attempt(tries: Record<string, () => Promise<unknown>>): Promise<Record<string, unknown>> {
  const outcomes: Record<string, unknown> = {};
  for (const [name, work] of Object.entries(tries)) {
    outcomes[name] = await work().catch((error: unknown) => describeError(error).split('\\n').slice(0, 2).join('\\n'));
  }
  return outcomes;
}`;

beforeAll(async () => {
  folder = await makeFolder({
    'outside/secret.txt': 'secret',
    'home/read.ts': `
      import { col, fromColumns } from 'pixelframe';
      interface Context { readonly args: { readonly path: string } }
      export default ({ args }: Context) =>
        fromColumns({ path: [args.path] }).select(col('path').download().alias('bytes'));`,
    'home/attempts.ts': attempts,
    'home/reads.ts': `
      import { col, fromColumns, readImages, readParquet } from 'pixelframe';
      import { attempt } from './attempts.ts';
      const bytes = (path: string): Promise<unknown> => fromColumns({ path: [path] }).select(col('path').download()).toRows();
      const list = async (path: string): Promise<unknown> =>
        (await (await readImages(path)).select('path').toRows()).map((row) => row.path);
      export default () => attempt({
        absolute: () => bytes('/etc/hostname'),
        fileUrl: () => bytes('file:///etc/hostname'),
        link: () => bytes('pictures/link.jpg'),
        throughLink: () => bytes('pictures/linked/secret.txt'),
        parquet: () => readParquet('../outside/secret.parquet'),
        folder: () => list('../outside'),
        linkedFolder: () => list('pictures/linked'),
        everything: () => list('pictures'),
        glob: () => list('pictures/**/*.jpg'),
        shallowGlob: () => list('pictures/*.{jpg,webp}'),
        nothing: () => list('pictures/*.gif'),
      });`,
    'home/writes.ts': `
      import { fromColumns } from 'pixelframe';
      import { attempt } from './attempts.ts';
      const write = async (path: string): Promise<string> => {
        await fromColumns({ a: [1] }).writeParquet(path);
        return 'written';
      };
      export default () => attempt({
        inside: () => write('out/deep/file.parquet'),
        beside: () => write('file.parquet'),
        above: () => write('out/../../file.parquet'),
        throughLink: () => write('out/linked/file.parquet'),
      });`,
    'home/remote.ts': `
      import { col, fromColumns } from 'pixelframe';
      import { attempt } from './attempts.ts';
      interface Context { readonly args: { readonly site: string } }
      export default ({ args: { site } }: Context) => attempt({
        byThePage: () => fetch(site + 'ball.jpg'),
        byTheRunner: () => fromColumns({ url: [site + 'ball.jpg'] })
          .select(col('url').download().decodeImage().imageWidth().alias('width')).toRows(),
        missing: () => fromColumns({ url: [site + 'absent.jpg'] }).select(col('url').download()).toRows(),
      });`,
  });
  home = join(folder, 'home');
  await mkdir(join(home, 'pictures/deep'), { recursive: true });
  await mkdir(join(home, 'out'));
  await copyFile(join(samples, 'ball.jpg'), join(home, 'pictures/ball.jpg'));
  await copyFile(join(samples, 'beach-phone.webp'), join(home, 'pictures/beach.webp'));
  await copyFile(join(samples, 'puppy.jpg'), join(home, 'pictures/deep/puppy.jpg'));
  await copyFile(join(samples, 'puppy.jpg'), join(folder, 'outside/puppy.jpg'));
  await symlink(join(folder, 'outside/puppy.jpg'), join(home, 'pictures/link.jpg'));
  await symlink(join(folder, 'outside'), join(home, 'pictures/linked'));
  await symlink(join(folder, 'outside'), join(home, 'out/linked'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const grant = 'Start the run in a folder above it, or grant its folder with --allow DIR.';
const refused = (path: string): string => `IoError: The run may not read '${path}'.\n  hint: ${grant}`;
const unlisted = (path: string): string =>
  `IoError: Cannot read ${path}: it is outside the folders that may be read.\n  hint: ${grant}`;

describe('reading', () => {
  const read = ['run', 'read.ts', '--format', 'json', '--arg', 'path=../outside/secret.txt'];

  test('outside of the granted folders ends the run, with the way to grant it', async () => {
    const { stderr, ...rest } = await runCli(read, home);
    expect(rest).toEqual({ code: 1, stdout: '' });
    const where = '  operator: Download\n  column: path\n  row: 0\n  file: ../outside/secret.txt\n';
    expect(withoutProgress(stderr)).toBe(`${refused('../outside/secret.txt')}\n${where}`);
  });

  test('a folder granted with --allow', async () => {
    const { code, stdout } = await runCli([...read, '--allow', '../outside'], home);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '{"bytes":"736563726574"}\n' });
  });

  test('no path, URL or link leads out, and globs and folders list what lies inside', async () => {
    const { stdout } = await runCli(['run', 'reads.ts'], home);
    expect(JSON.parse(stdout)).toEqual({
      absolute: refused('/etc/hostname'),
      fileUrl: refused('/etc/hostname'),
      link: refused('pictures/link.jpg'),
      throughLink: refused('pictures/linked/secret.txt'),
      parquet: refused('../outside/secret.parquet'),
      folder: unlisted('../outside'),
      linkedFolder: unlisted('pictures/linked'),
      everything: ['ball.jpg', 'beach.webp', 'deep/puppy.jpg'],
      glob: ['ball.jpg', 'deep/puppy.jpg'],
      shallowGlob: ['ball.jpg', 'beach.webp'],
      nothing: 'IoError: No file matches pictures/*.gif.\n  hint: Use ** to look into subfolders.',
    });
  });
});

test('writing outside of ./out is refused, through a link too', async () => {
  const { code, stdout } = await runCli(['run', 'writes.ts'], home);
  const denied = (path: string): string =>
    `IoError: The run may not write '${path}': it writes below ./out (--out, --write).`;
  expect({ code, outcomes: JSON.parse(stdout) as unknown }).toEqual({
    code: 0,
    outcomes: {
      inside: 'written',
      beside: denied('file.parquet'),
      above: denied('out/../../file.parquet'),
      throughLink: denied('out/linked/file.parquet'),
    },
  });
  expect(await readdir(join(home, 'out'))).toEqual(['deep', 'linked']);
  expect(await readdir(join(home, 'out/deep'))).toEqual(['file.parquet']);
  expect(await readdir(join(folder, 'outside'))).toEqual(['puppy.jpg', 'secret.txt']);
});

describe('a remote file, on a site without CORS headers', () => {
  let site: Server;
  const requests: { readonly path: string; readonly headers: IncomingHttpHeaders }[] = [];

  beforeAll(async () => {
    site = createServer((request, response) => {
      requests.push({ path: request.url ?? '', headers: request.headers });
      if (request.url !== '/ball.jpg') response.writeHead(404).end('not here');
      else createReadStream(join(samples, 'ball.jpg')).pipe(response);
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => site.close());

  test('is read by the runner, where the page may not', async () => {
    const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
    const { stdout } = await runCli(['run', 'remote.ts', '--arg', `site=${url}`], home);
    expect(JSON.parse(stdout)).toEqual({
      byThePage: 'Error: Failed to fetch',
      byTheRunner: [{ width: 960 }],
      missing: `IoError: Cannot read ${url}absent.jpg: the server answered 404 Not Found.\n  hint: Check the address.`,
    });
    const byTheRunner = requests.filter(({ headers }) => !headers['user-agent']?.includes('Chrome'));
    expect(byTheRunner.map(({ path }) => path)).toEqual(['/ball.jpg', '/absent.jpg']);
    for (const { headers } of byTheRunner) expect(Object.keys(headers)).not.toContain('cookie');
  });
});
