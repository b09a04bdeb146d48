import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caught } from '../testing/caught.ts';
import { serve } from '../testing/http-server.ts';
import { resolveSource } from './resolve-source.ts';

const page = { kind: 'page', baseUrl: 'https://example.com/app/index.html' } as const;
let cwd = '';
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'pixelframe-io-'));
  await writeFile(join(cwd, 'a b#1.txt'), 'hello');
});
afterAll(() => rm(cwd, { recursive: true }));

const text = async (location: string, policy: Parameters<typeof resolveSource>[1]): Promise<string> =>
  new TextDecoder().decode(await resolveSource(location, policy).readAll());

const refusal = (location: string, policy: Parameters<typeof resolveSource>[1]): unknown => {
  try {
    return resolveSource(location, policy);
  } catch (error) {
    return error;
  }
};

describe('resolveSource in a page', () => {
  it('takes strings for URLs relative to the page', () => {
    expect(resolveSource('img/1.jpg', page).name).toBe('https://example.com/app/img/1.jpg');
    expect(resolveSource('/1.jpg', page).name).toBe('https://example.com/1.jpg');
    expect(resolveSource('https://cdn.example/x', page).name).toBe('https://cdn.example/x');
  });

  it('refuses paths and foreign schemes', () => {
    expect(refusal('file:///etc/passwd', page)).toMatchObject({
      name: 'IoError',
      message: 'Cannot read file:///etc/passwd: a page has no access to files by their path.',
      hint: 'Let the user pick the file or drop it on the page, serve it over http, or run the pipeline with `pixelframe run`.',
    });
    expect(refusal('s3://bucket/key', page)).toMatchObject({
      name: 'IoError',
      message: 'Cannot read s3://bucket/key: "s3:" is not a scheme that can be read here.',
      hint: 'Readable: http, https, blob, data. Buckets are read through a signed https URL.',
    });
    expect(refusal('http://', page)).toMatchObject({ message: 'Cannot read http://: it is not a valid URL.' });
  });
});

describe('resolveSource in Node', () => {
  it('reads paths and file: URLs', async () => {
    const node = { kind: 'node', cwd } as const;
    expect(await text('a b#1.txt', node)).toBe('hello');
    expect(await text(join(cwd, 'a b#1.txt'), node)).toBe('hello');
    expect(await text(pathToFileURL(join(cwd, 'a b#1.txt')).href, node)).toBe('hello');
    const source = resolveSource('a b#1.txt', node);
    expect(await source.size()).toBe(5);
    expect(await source.read(1, 3)).toEqual(new TextEncoder().encode('el'));
    expect((await caught(source.read(1, 6))).message).toBe('Cannot read bytes 1 to 6 of a b#1.txt: it has 5 bytes.');
  });

  it('says what is wrong with a path', async () => {
    const node = { kind: 'node', cwd } as const;
    expect((await caught(resolveSource('no.txt', node).readAll())).message).toBe(
      'Cannot read no.txt: no such file or folder.',
    );
    expect((await caught(resolveSource('.', node).size())).message).toBe('Cannot read .: it is a folder.');
  });
});

describe('resolveSource in the runner', () => {
  it('asks the server of the runner for paths and URLs', async () => {
    const asked: (string | undefined)[] = [];
    await using server = await serve(new TextEncoder().encode('hello'), {
      before: ({ url }) => {
        asked.push(url);
        return false;
      },
    });
    const base = new URL('/t/', server.url).href;
    const runner = { kind: 'runner', filesUrl: `${base}f/`, proxyUrls: [`${base}p/`], listUrl: `${base}l/` } as const;
    expect(await text('../a b.txt', runner)).toBe('hello');
    expect(await text('file:///x/a%20b.txt', runner)).toBe('hello');
    expect(await text('https://example.com/a?b=1', runner)).toBe('hello');
    expect(asked).toEqual([
      '/t/f/..%2Fa%20b.txt',
      '/t/f/%2Fx%2Fa%20b.txt',
      '/t/p/https%3A%2F%2Fexample.com%2Fa%3Fb%3D1',
    ]);
    expect(resolveSource('https://example.com/a', runner).name).toBe('https://example.com/a');
  });
});
