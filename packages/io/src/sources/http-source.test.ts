import { afterEach, describe, expect, it, vi } from 'vitest';
import { CancelledError, IoError } from '@pixelframe/columnar';
import { caught } from '../testing/caught.ts';
import type { ServeOptions, TestServer } from '../testing/http-server.ts';
import { serve } from '../testing/http-server.ts';
import { httpSource } from './http-source.ts';

const file = Uint8Array.from({ length: 200_000 }, (_, i) => (i * 31) >> 3);
const servers: TestServer[] = [];
const start = async (options?: ServeOptions, body = file): Promise<TestServer> => {
  const server = await serve(body, options);
  servers.push(server);
  return server;
};
afterEach(async () => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  for (const server of servers.splice(0)) await server[Symbol.asyncDispose]();
});

describe('httpSource', () => {
  it('reads by ranges, after one ranged GET for the size', async () => {
    const server = await start();
    const source = httpSource(server.url);
    expect(await source.size()).toBe(200_000);
    expect(await source.read(100_000, 100_010)).toEqual(file.slice(100_000, 100_010));
    expect(await source.size()).toBe(200_000);
    expect(server.requests).toEqual(['bytes=0-65535', 'bytes=100000-100009']);
    expect(server.bytes).toBe(65_536 + 10);
  });

  it('has a small file whole with the first request', async () => {
    const small = file.slice(0, 1000);
    const server = await start({}, small);
    const source = httpSource(server.url);
    expect(await source.size()).toBe(1000);
    expect(await source.read(10, 20)).toEqual(small.slice(10, 20));
    expect(await source.readAll()).toEqual(small);
    expect(server.requests).toHaveLength(1);
  });

  it('reads the whole with one plain request', async () => {
    const server = await start();
    const counts: number[] = [];
    expect(await httpSource(server.url, { onBytes: (n) => counts.push(n) }).readAll()).toEqual(file);
    expect(server.requests).toEqual(['']);
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(200_000);
  });

  it('keeps everything where the server ignores ranges', async () => {
    const server = await start({ ranges: false });
    const source = httpSource(server.url);
    expect(await source.size()).toBe(200_000);
    expect(await source.read(5, 9)).toEqual(file.slice(5, 9));
    expect(await source.read(199_990, 200_000)).toEqual(file.slice(199_990));
    expect(server.requests).toHaveLength(1);
  });

  it('finds the size where Content-Range is hidden, as from another site', async () => {
    const server = await start({ hideRange: true });
    const source = httpSource(server.url);
    expect(await source.size()).toBe(200_000);
    expect(await source.read(150_000, 150_003)).toEqual(file.slice(150_000, 150_003));
    expect(server.requests).toEqual(['bytes=0-65535', '', 'bytes=150000-150002']);
  });

  it('reads an empty file', async () => {
    const server = await start({}, new Uint8Array(0));
    const source = httpSource(server.url);
    expect(await source.size()).toBe(0);
    expect(await source.read(0, 0)).toEqual(new Uint8Array(0));
  });

  it('tries again after 500, 429 and a broken connection', async () => {
    const server = await start({
      before: (_, response, count) => {
        if (count === 1) response.writeHead(500).end();
        if (count === 2) response.writeHead(429, { 'Retry-After': '0' }).end();
        if (count === 3) response.destroy();
        return count <= 3;
      },
    });
    expect(await httpSource(server.url, { retryBaseMs: 1 }).readAll()).toEqual(file);
    expect(server.requests).toHaveLength(4);
  });

  it('tries again when the body breaks off', async () => {
    const server = await start({
      before: (_, response, count) => {
        if (count > 1) return false;
        response.writeHead(200, { 'Content-Length': file.length });
        response.write(file.subarray(0, 1000), () => response.destroy());
        return true;
      },
    });
    expect(await httpSource(server.url, { retryBaseMs: 1 }).readAll()).toEqual(file);
  });

  it.each([
    [404, 'Not Found', 'Check the address.', 1, ''],
    [
      403,
      'Forbidden',
      'The server refuses access; requests carry no cookies. Pass an authorization header or a signed URL.',
      1,
      '',
    ],
    [503, 'Service Unavailable', undefined, 3, ' after 3 tries'],
    [501, 'Not Implemented', undefined, 1, ''],
  ])('says what a %i means', async (status, reason, hint, requests, suffix) => {
    const server = await start({
      before: (_, response) => {
        response.writeHead(status).end('{"message":"not ours"}');
        return true;
      },
    });
    const error = await caught(httpSource(server.url, { tries: 3, retryBaseMs: 1 }).size());
    expect(error).toBeInstanceOf(IoError);
    expect(error.message).toBe(`Cannot read ${server.url}: the server answered ${status} ${reason}${suffix}.`);
    expect(error.hint).toBe(hint);
    expect(error).toMatchObject({ file: server.url });
    expect(server.requests).toHaveLength(requests);
  });

  it('passes on what the server of the runner says', async () => {
    const server = await start({
      before: (_, response) => {
        response.writeHead(403).end('{"code":"IoError","message":"Not that one.","hint":"Take another."}');
        return true;
      },
    });
    const error = await caught(httpSource(server.url, { name: 'a.jpg', explains: true }).readAll());
    expect(error).toMatchObject({ name: 'IoError', message: 'Not that one.', hint: 'Take another.', file: 'a.jpg' });
  });

  it('says that nobody answers', async () => {
    const server = await start();
    await servers.pop()![Symbol.asyncDispose]();
    const error = await caught(httpSource(server.url, { tries: 2, retryBaseMs: 1 }).readAll());
    expect(error.message).toBe(`Cannot read ${server.url}: the request failed (ECONNREFUSED) after 2 tries.`);
    expect(error.hint).toBe('Check the address and the connection.');
  });

  it('rejects at once when aborted in the middle of a body', async () => {
    const server = await start({
      before: (_, response) => {
        response.writeHead(200, { 'Content-Length': file.length });
        response.write(file.subarray(0, 1000));
        return true;
      },
    });
    const controller = new AbortController();
    const reading = httpSource(server.url, { onBytes: () => controller.abort() }).readAll(controller.signal);
    expect(await caught(reading)).toBeInstanceOf(CancelledError);
    expect(server.requests).toHaveLength(1);
  });

  it('rejects at once when aborted between two tries', async () => {
    const controller = new AbortController();
    const server = await start({
      before: (_, response) => {
        response.writeHead(500).end(() => setTimeout(() => controller.abort(), 20));
        return true;
      },
    });
    const reading = httpSource(server.url, { retryBaseMs: 1e6 }).readAll(controller.signal);
    expect(await caught(reading)).toBeInstanceOf(CancelledError);
  });

  it('notices that the file changed', async () => {
    const server = await start({
      before: (_, response, count) => {
        if (count === 1) return false;
        response.writeHead(206, { 'Content-Range': 'bytes 0-3/300000' }).end('abcd');
        return true;
      },
    });
    const source = httpSource(server.url);
    await source.size();
    const error = await caught(source.read(0, 4));
    expect(error.message).toBe(`Cannot read ${server.url}: it had 200000 bytes and now has 300000.`);
  });

  it('refuses a range outside the file', async () => {
    const server = await start();
    const source = httpSource(server.url);
    await source.size();
    const error = await caught(source.read(199_999, 200_001));
    expect(error.message).toBe(`Cannot read bytes 199999 to 200001 of ${server.url}: it has 200000 bytes.`);
  });

  it('tells a refusal by CORS, once, from a server that is down', async () => {
    vi.stubGlobal('location', new URL('https://app.example/'));
    const calls: (RequestInit | undefined)[] = [];
    let isUp = true;
    vi.stubGlobal('fetch', async (_: string, init?: RequestInit) => {
      calls.push(init);
      if (init?.mode === 'no-cors' && isUp) return new Response();
      throw new TypeError('Failed to fetch');
    });
    const url = 'https://other.example/a.jpg';
    const refused = await caught(httpSource(url, { retryBaseMs: 1 }).readAll());
    expect(refused.message).toBe(
      `Cannot read ${url}: its server does not allow pages from other sites to read it (CORS).`,
    );
    expect(refused.hint).toBe(
      'Serve it from this site, have its server send Access-Control-Allow-Origin, or run the pipeline with `pixelframe run`.',
    );
    expect(calls.map((init) => init?.credentials)).toEqual(['omit', 'omit']);
    isUp = false;
    const down = await caught(httpSource(url, { tries: 2, retryBaseMs: 1 }).readAll());
    expect(down.message).toBe(`Cannot read ${url}: the request failed after 2 tries.`);
    expect(down.hint).toBe(
      'Check the address and the connection; a server of another site must also allow this page (CORS).',
    );
  });

  it.each([
    ['no answer within 30 s', () => new Promise<Response>(() => undefined)],
    ['no data for 30 s', async () => new Response(new ReadableStream())],
  ])('gives up on silence: %s', async (problem, answer) => {
    vi.useFakeTimers();
    let calls = 0;
    vi.stubGlobal('fetch', (_: string, { signal }: { readonly signal: AbortSignal }) => {
      calls++;
      const aborted = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
      // A body that is being read fails when its request is aborted, as fetch's own does.
      const body = new ReadableStream({ start: (controller) => void aborted.catch((e) => controller.error(e)) });
      return Promise.race([aborted, answer().then(() => new Response(body))]);
    });
    const failing = caught(httpSource('http://x.example/a', { tries: 2, retryBaseMs: 100 }).readAll());
    await vi.advanceTimersByTimeAsync(29_000);
    expect(calls).toBe(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(calls).toBe(2);
    await vi.advanceTimersByTimeAsync(30_000);
    expect((await failing).message).toBe(`Cannot read http://x.example/a: ${problem} after 2 tries.`);
  });

  it('reads data: and blob: URLs', async () => {
    expect(await httpSource('data:text/plain;base64,aGVsbG8=').read(1, 3)).toEqual(new TextEncoder().encode('el'));
    const url = URL.createObjectURL(new Blob([file]));
    expect(await httpSource(url).read(7, 9)).toEqual(file.slice(7, 9));
    URL.revokeObjectURL(url);
    const error = await caught(httpSource(url).size());
    expect(error.message).toBe(`Cannot read ${url}: the URL is malformed or was revoked.`);
  });
});
