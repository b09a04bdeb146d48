import { mkdir, mkdtemp, readFile, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type RunnerServer } from './server.ts';

let folder: string;
let server: RunnerServer;
let remote: Server;
let remoteUrl: string;
const results: string[] = [];
const remoteRequests: {
  url: string | undefined;
  method: string | undefined;
  headers: Record<string, unknown>;
  closedEarly: boolean;
}[] = [];

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'pixelframe-server-')));
  for (const name of ['work/sub', 'granted', 'secret']) await mkdir(join(folder, name), { recursive: true });
  await writeFile(
    join(folder, 'work/data.bin'),
    Uint8Array.from({ length: 100 }, (_, i) => i),
  );
  await writeFile(join(folder, 'work/empty'), '');
  await writeFile(join(folder, 'work/sub/ünï %20#.txt'), 'odd name');
  await writeFile(join(folder, 'granted/ok.txt'), 'granted');
  await writeFile(join(folder, 'secret/key.txt'), 'secret');
  await symlink(join(folder, 'secret'), join(folder, 'work/link'));
  await symlink(join(folder, 'secret/key.txt'), join(folder, 'work/link.txt'));
  await symlink(join(folder, 'granted'), join(folder, 'work/fine'));
  server = await startServer({
    cwd: join(folder, 'work'),
    allow: [join(folder, 'granted')],
    write: './out',
    out: '../result.parquet',
    bundle: new Map<string, string | Uint8Array>([['page.js', 'export {};']]),
    script: 'page.js',
    onResult: async (chunk) => void results.push(Buffer.from(chunk).toString()),
  });
  remote = createServer((incoming, response) => {
    const seen = { url: incoming.url, method: incoming.method, headers: { ...incoming.headers }, closedEarly: false };
    remoteRequests.push(seen);
    if (incoming.url === '/missing') {
      response.writeHead(404, 'Gone Fishing', { 'content-type': 'text/plain' }).end('no');
    } else if (incoming.url === '/endless') {
      response.writeHead(200, { 'content-type': 'text/plain' });
      const timer = setInterval(() => response.write('x'.repeat(1000)), 5);
      response.on('close', () => {
        clearInterval(timer);
        seen.closedEarly = true;
      });
    } else {
      const status = incoming.headers.range === undefined ? 200 : 206;
      response.writeHead(status, {
        'content-range': 'bytes 0-3/10',
        'set-cookie': 'a=b',
        'x-linked-size': '10',
        etag: '"e"',
      });
      response.end('body');
    }
  });
  await new Promise<void>((resolve) => remote.listen(0, '127.0.0.1', resolve));
  remoteUrl = `http://127.0.0.1:${(remote.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await server.close();
  remote.closeAllConnections();
  remote.close();
  await rm(folder, { recursive: true });
});

const at = (route: string, argument: string): string => `${server.url}${route}/${encodeURIComponent(argument)}`;
const getFile = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(at('files', path), { headers });

test('a file, whole and in ranges', async () => {
  const whole = await getFile('data.bin');
  expect(whole.status).toBe(200);
  expect(whole.headers.get('accept-ranges')).toBe('bytes');
  expect((await whole.arrayBuffer()).byteLength).toBe(100);
  const cases: [string, number, string | null, number[]][] = [
    ['bytes=0-2', 206, 'bytes 0-2/100', [0, 1, 2]],
    ['bytes=98-', 206, 'bytes 98-99/100', [98, 99]],
    ['bytes=-2', 206, 'bytes 98-99/100', [98, 99]],
    ['bytes=99-500', 206, 'bytes 99-99/100', [99]],
    ['bytes=100-', 416, 'bytes */100', []],
  ];
  for (const [range, status, contentRange, bytes] of cases) {
    const answer = await getFile('data.bin', { range });
    expect([range, answer.status, answer.headers.get('content-range')]).toEqual([range, status, contentRange]);
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual(bytes);
  }
  expect((await getFile('data.bin', { range: 'bytes=0-1,5-6' })).status).toBe(200);
  expect(await (await getFile('empty')).text()).toBe('');
  expect(await (await getFile('sub/ünï %20#.txt')).text()).toBe('odd name');
});

test('HEAD gives the size and no body', async () => {
  const answer = await fetch(at('files', 'data.bin'), { method: 'HEAD' });
  expect(answer.headers.get('content-length')).toBe('100');
  expect((await answer.arrayBuffer()).byteLength).toBe(0);
});

test('granted folders are read, also absolute and through a link that stays inside', async () => {
  expect(await (await getFile(join(folder, 'granted/ok.txt'))).text()).toBe('granted');
  expect(await (await getFile('../granted/ok.txt')).text()).toBe('granted');
  expect(await (await getFile('fine/ok.txt')).text()).toBe('granted');
});

test.each([
  '../secret/key.txt',
  'link/key.txt',
  'link.txt',
  'link/absent.txt',
  '../secret/absent.txt',
  '/etc/passwd',
  'sub/../../secret/key.txt',
  'data.bin\0',
])('%j is refused', async (path) => {
  const answer = await getFile(path);
  expect(answer.status).toBe(403);
  expect(await answer.json()).toEqual({
    code: 'IoError',
    message: `The run may not read '${path}'.`,
    hint: 'Start the run in a folder above it, or grant its folder with --allow DIR.',
  });
});

test('what is absent inside is 404, a folder is no file', async () => {
  expect(await (await getFile('absent.txt')).json()).toEqual({
    code: 'IoError',
    message: "There is no file 'absent.txt'.",
  });
  const answer = await getFile('sub');
  expect([answer.status, await answer.json()]).toEqual([404, { code: 'IoError', message: "'sub' is not a file." }]);
});

test('without the token, or under another host name, there is nothing', async () => {
  const { origin, port } = new URL(server.url);
  expect((await fetch(`${origin}/`)).status).toBe(404);
  expect((await fetch(`${origin}/${'A'.repeat(32)}/files/data.bin`)).status).toBe(404);
  const status = await new Promise<number | undefined>((resolve) => {
    const options = { host: '127.0.0.1', port, path: new URL(at('files', 'data.bin')).pathname };
    request({ ...options, headers: { host: 'elsewhere.example' } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).end();
  });
  expect(status).toBe(404);
});

test('the page and its bundle, isolated', async () => {
  const page = await fetch(server.url);
  expect(page.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(page.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  expect(await page.text()).toContain('src="bundle/page.js"');
  const script = await fetch(`${server.url}bundle/page.js`);
  expect(script.headers.get('content-type')).toBe('text/javascript');
  expect((await fetch(`${server.url}bundle/other.js`)).status).toBe(404);
});

test('the proxy passes status, range and length on, and no cookies', async () => {
  const answer = await fetch(at('proxy', `${remoteUrl}/a?b=c d`), {
    headers: { range: 'bytes=0-3', cookie: 'mine=1', 'x-key': 'k' },
  });
  expect(answer.status).toBe(206);
  expect(answer.headers.get('content-range')).toBe('bytes 0-3/10');
  expect(answer.headers.get('etag')).toBe('"e"');
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect(await answer.text()).toBe('body');
  const seen = remoteRequests.at(-1)!;
  expect(seen.url).toBe('/a?b=c%20d');
  expect(seen.headers).toMatchObject({ range: 'bytes=0-3', 'x-key': 'k', 'accept-encoding': 'identity' });
  expect(seen.headers).not.toHaveProperty('cookie');
  expect((await fetch(at('proxy', `${remoteUrl}/missing`))).status).toBe(404);
});

test('the proxy passes HEAD on as HEAD, and what a hub says beside the body', async () => {
  const answer = await fetch(at('proxy', `${remoteUrl}/a`), { method: 'HEAD' });
  expect([answer.status, remoteRequests.at(-1)!.method]).toEqual([200, 'HEAD']);
  expect(answer.headers.get('x-linked-size')).toBe('10');
});

test('the other ports of the proxy answer the page by CORS, and answer nothing else', async () => {
  expect(server.proxyUrls).toHaveLength(6);
  expect(server.proxyUrls[0]).toBe(`${server.url}proxy/`);
  const lane = server.proxyUrls[5]!;
  const answer = await fetch(lane + encodeURIComponent(`${remoteUrl}/a`));
  expect([answer.status, await answer.text()]).toEqual([200, 'body']);
  expect(answer.headers.get('access-control-allow-origin')).toBe(new URL(server.url).origin);
  const preflight = await fetch(lane + encodeURIComponent(`${remoteUrl}/a`), {
    method: 'OPTIONS',
    headers: { 'access-control-request-headers': 'range' },
  });
  expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([204, 'range']);
  expect((await fetch(lane.replace('/proxy/', '/files/data.bin'))).status).toBe(404);
  expect((await fetch(`${new URL(lane).origin}/wrong-token/proxy/x`)).status).toBe(404);
});

test('the proxy refuses other schemes and says who did not answer', async () => {
  const file = await fetch(at('proxy', 'file:///etc/passwd'));
  expect([file.status, await file.json()]).toEqual([
    400,
    { code: 'IoError', message: "The proxy fetches http and https addresses, not 'file:///etc/passwd'." },
  ]);
  const dead = await fetch(at('proxy', 'http://127.0.0.1:1/x'));
  expect(dead.status).toBe(502);
  expect(((await dead.json()) as { message: string }).message).toMatch(/^127\.0\.0\.1:1 did not answer: .+\.$/);
});

test('a client that goes away stops the remote download', async () => {
  const controller = new AbortController();
  const answer = await fetch(at('proxy', `${remoteUrl}/endless`), { signal: controller.signal });
  await answer.body!.getReader().read();
  controller.abort();
  await expect.poll(() => remoteRequests.at(-1)!.closedEarly).toBe(true);
});

test('a listing names paths from the working directory; what is outside is not in it', async () => {
  const answer = await fetch(at('list', 'sub'));
  expect(answer.status).toBe(200);
  const files = (await answer.json()) as { path: string; size: number }[];
  expect(files.map(({ path, size }) => [path, size])).toEqual([['ünï %20#.txt', 8]]);
  const missing = await fetch(at('list', 'nowhere/*.jpg'));
  expect(missing.status).toBe(404);
  expect(((await missing.json()) as { message: string }).message).toContain('nowhere/*.jpg');
});

const put = (path: string, offset: number, body: BodyInit): Promise<Response> =>
  fetch(`${at('out', path)}?offset=${offset}`, { method: 'PUT', body });
const done = (path: string): Promise<Response> => fetch(at('out-done', path), { method: 'POST' });

test('chunks become a file only when it is done', async () => {
  expect((await put('out/deep/a.bin', 0, 'one ')).status).toBe(204);
  expect((await put('out/deep/a.bin', 4, 'two')).status).toBe(204);
  expect(await readdir(join(folder, 'work/out/deep'))).toEqual([
    expect.stringMatching(/^a\.bin\.[0-9a-f]{12}\.partial$/),
  ]);
  expect((await done('out/deep/a.bin')).status).toBe(204);
  expect(await readdir(join(folder, 'work/out/deep'))).toEqual(['a.bin']);
  expect(await readFile(join(folder, 'work/out/deep/a.bin'), 'utf8')).toBe('one two');
});

test('starting again drops what was written before; a chunk that does not follow is refused', async () => {
  await put('out/b.bin', 0, 'old old');
  await put('out/b.bin', 0, 'new');
  const gap = await put('out/b.bin', 7, 'x');
  expect([gap.status, await gap.json()]).toEqual([
    409,
    { code: 'IoError', message: "'out/b.bin' has 3 bytes; a chunk at 7 does not follow them." },
  ]);
  await done('out/b.bin');
  expect(await readFile(join(folder, 'work/out/b.bin'), 'utf8')).toBe('new');
  expect((await done('out/b.bin')).status).toBe(409);
});

test('a discarded file leaves nothing', async () => {
  await put('out/c/c.bin', 0, 'x');
  expect((await fetch(at('out', 'out/c/c.bin'), { method: 'DELETE' })).status).toBe(204);
  expect(await readdir(join(folder, 'work/out/c'))).toEqual([]);
});

test('the one file of --out may lie elsewhere, and is read again', async () => {
  expect((await put('../result.parquet', 0, 'PAR1')).status).toBe(204);
  expect((await done('../result.parquet')).status).toBe(204);
  expect(await (await getFile('../result.parquet')).text()).toBe('PAR1');
});

test('writes elsewhere are refused, also through links', async () => {
  await mkdir(join(folder, 'work/out'), { recursive: true });
  await symlink(join(folder, 'secret'), join(folder, 'work/out/way'));
  for (const path of ['data.bin', '../other.parquet', 'out/../x', 'out/way/x', '/tmp/x', 'out/', 'out', 'out/a\0b']) {
    const answer = await put(path, 0, 'x');
    expect([path, answer.status]).toEqual([path, 403]);
    expect(((await answer.json()) as { message: string }).message).toBe(
      `The run may not write '${path}': it writes ../result.parquet and below ./out (--out, --write).`,
    );
  }
  expect(await readdir(join(folder, 'secret'))).toEqual(['key.txt']);
});

test('a link at the place of an output is replaced, not followed', async () => {
  await mkdir(join(folder, 'work/out'), { recursive: true });
  await symlink(join(folder, 'secret/key.txt'), join(folder, 'work/out/named.txt'));
  await put('out/named.txt', 0, 'mine');
  await done('out/named.txt');
  expect(await readFile(join(folder, 'work/out/named.txt'), 'utf8')).toBe('mine');
  expect(await readFile(join(folder, 'secret/key.txt'), 'utf8')).toBe('secret');
});

test('a body over 8 MiB is refused', async () => {
  expect((await put('out/big.bin', 0, new Uint8Array(8 * 1024 * 1024 + 1))).status).toBe(413);
});

test('the result arrives in order', async () => {
  for (const piece of ['a', 'b', 'c']) await fetch(`${server.url}result`, { method: 'POST', body: piece });
  expect(results.join('')).toBe('abc');
});

test('closing removes unfinished files', async () => {
  const second = await startServer({
    cwd: join(folder, 'work'),
    allow: [],
    write: './out2',
    bundle: new Map(),
    script: 'page.js',
    onResult: async () => {},
  });
  await fetch(`${second.url}out/${encodeURIComponent('out2/a')}?offset=0`, { method: 'PUT', body: 'x' });
  expect(await readdir(join(folder, 'work/out2'))).toHaveLength(1);
  await second.close();
  expect(await readdir(join(folder, 'work/out2'))).toEqual([]);
});
