import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CancelledError } from '@pixelframe/columnar';
import { caught } from '../testing/caught.ts';
import { serve } from '../testing/http-server.ts';
import type { ListingOptions } from './file-entry.ts';
import type { ListingInput } from './list-files.ts';
import { listFiles } from './list-files.ts';
import { listPaths } from './node-files.ts';

let cwd = '';
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'pixelframe-io-'));
  await mkdir(join(cwd, 'photos/2024/b'), { recursive: true });
  await mkdir(join(cwd, 'empty'));
  for (const path of ['2024/1.jpg', '2024/b/2.jpg', '10.png', '9.png', 'Z.txt', '[x].jpg', 'ü😀.jpg']) {
    await writeFile(join(cwd, 'photos', path), path);
  }
  await writeFile(join(cwd, 'secret.jpg'), 'secret');
  await symlink(join(cwd, 'photos'), join(cwd, 'photos/2024/loop'));
  await symlink(join(cwd, 'secret.jpg'), join(cwd, 'photos/link.jpg'));
  await symlink(join(cwd, 'nowhere'), join(cwd, 'photos/dangling'));
});
afterAll(() => rm(cwd, { recursive: true }));

const options: ListingOptions = {
  mimeTypeOfPath: (path) => (path.endsWith('.jpg') ? 'image/jpeg' : null),
  accept: () => true,
};
const list = async (input: ListingInput, changes: Partial<ListingOptions> = {}): Promise<string[]> =>
  (await listFiles(input, { kind: 'node', cwd }, { ...options, ...changes })).map(({ path }) => path);

describe('listFiles on disk', () => {
  it('lists a folder with all below it, sorted by code unit, links followed, circles cut', async () => {
    expect(await list('photos')).toEqual([
      '10.png',
      '2024/1.jpg',
      '2024/b/2.jpg',
      '9.png',
      'Z.txt',
      '[x].jpg',
      'link.jpg',
      'ü😀.jpg',
    ]);
  });

  it('lists globs and single files', async () => {
    expect(await list('photos/*.png')).toEqual(['10.png', '9.png']);
    expect(await list('photos/**/{1,2}.jpg')).toEqual(['2024/1.jpg', '2024/b/2.jpg']);
    expect(await list('./photos/202?/*.jpg')).toEqual(['2024/1.jpg']);
    expect(await list('photos/[x].jpg')).toEqual(['[x].jpg']);
    expect(await list(['photos/9.png', 'photos/10.png'])).toEqual(['10.png', '9.png']);
    expect(await list('empty')).toEqual([]);
  });

  it('tells size, time, type and where the bytes are', async () => {
    const [entry] = await listFiles('photos/2024/*.jpg', { kind: 'node', cwd }, options);
    expect(entry).toEqual({
      path: '1.jpg',
      name: '1.jpg',
      size: 10,
      lastModified: expect.any(Number),
      mimeType: 'image/jpeg',
      content: join(cwd, 'photos/2024/1.jpg'),
    });
  });

  it('keeps what is accepted, and reports progress over all', async () => {
    const counts: number[] = [];
    const accept = ({ mimeType }: { readonly mimeType: string | null }): boolean => mimeType === 'image/jpeg';
    const paths = await list('photos', { accept, onProgress: (n) => counts.push(n) });
    expect(paths).toEqual(['2024/1.jpg', '2024/b/2.jpg', '[x].jpg', 'link.jpg', 'ü😀.jpg']);
    expect(counts).toEqual([8]);
  });

  it('says what is missing', async () => {
    const missing = await caught(list('nope'));
    expect(missing).toMatchObject({ name: 'IoError', message: 'Cannot read nope: no such file or folder.' });
    const nothing = await caught(list('photos/*.tiff'));
    expect(nothing).toMatchObject({
      name: 'IoError',
      message: 'No file matches photos/*.tiff.',
      hint: 'Use ** to look into subfolders.',
    });
  });

  it('honours its signal', async () => {
    expect(await caught(list('photos', { signal: AbortSignal.abort() }))).toBeInstanceOf(CancelledError);
  });

  it('shows nothing that is not allowed', async () => {
    const allow = async (path: string): Promise<boolean> => !path.includes('l') || path.endsWith('photos');
    const paths = (await listPaths('photos', cwd, allow)).map(({ path }) => path);
    expect(paths).not.toContain('link.jpg');
    expect(paths).toContain('2024/1.jpg');
    const error = await caught(listPaths('photos/*', cwd, async () => false));
    expect(error).toMatchObject({
      name: 'IoError',
      message: 'Cannot read photos/*: it is outside the folders that may be read.',
    });
  });
});

describe('listFiles elsewhere', () => {
  const page = { kind: 'page', baseUrl: 'https://example.com/' } as const;

  it('takes URLs as they are', async () => {
    const urls = ['https://example.com/b/2.jpg?s=1', 'a/1.jpg', 'https://example.com/%20x.jpg'];
    const entries = await listFiles(urls, page, options);
    expect(entries.map(({ path }) => path)).toEqual(urls.toSorted());
    expect(entries[0]).toEqual({
      path: 'a/1.jpg',
      name: '1.jpg',
      size: null,
      lastModified: null,
      mimeType: 'image/jpeg',
      content: 'a/1.jpg',
    });
    expect(entries[2]!.name).toBe('2.jpg');
  });

  it('does not list what a server will not tell', async () => {
    for (const url of ['https://example.com/img/', 'img/*.jpg']) {
      const error = await caught(listFiles(url, page, options));
      expect(error.message).toBe(`Cannot list ${url}: a server does not say what is in a folder.`);
      expect(error.hint).toBe('Give the URL of every file.');
    }
  });

  it('lists Files by their path below the picked folder', async () => {
    const picked = new File(['abc'], '1.jpg', { lastModified: 5 });
    Object.defineProperty(picked, 'webkitRelativePath', { value: 'photos/2024/1.jpg' });
    const entries = await listFiles([picked, new File([], 'b.bin', { type: 'x/y' })], page, options);
    expect(entries).toEqual([
      { path: '2024/1.jpg', name: '1.jpg', size: 3, lastModified: 5, mimeType: 'image/jpeg', content: picked },
      expect.objectContaining({ path: 'b.bin', size: 0, mimeType: 'x/y' }),
    ]);
  });

  it('asks the server of the runner', async () => {
    const listed = [{ path: 'a.jpg', location: '/x/a.jpg', size: 3, lastModified: 7 }];
    const asked: (string | undefined)[] = [];
    await using server = await serve(new TextEncoder().encode(JSON.stringify(listed)), {
      before: ({ url }, response) => {
        asked.push(url);
        if (asked.length < 2) return false;
        response.writeHead(404).end('{"message":"No file matches *.gif.","hint":"h"}');
        return true;
      },
    });
    const base = new URL('/', server.url).href;
    const runner = { kind: 'runner', filesUrl: `${base}f/`, proxyUrls: [`${base}p/`], listUrl: `${base}l/` } as const;
    expect(await listFiles('x/*.jpg', runner, options)).toEqual([
      { path: 'a.jpg', name: 'a.jpg', size: 3, lastModified: 7, mimeType: 'image/jpeg', content: '/x/a.jpg' },
    ]);
    expect(asked).toEqual(['/l/x%2F*.jpg']);
    expect(await caught(listFiles('*.gif', runner, options))).toMatchObject({
      message: 'No file matches *.gif.',
      hint: 'h',
    });
  });

  it('names what it cannot list', async () => {
    const error = await caught(listFiles([7 as unknown as string], page, options));
    expect(error.message).toBe('Cannot list a value of type number.');
  });
});
