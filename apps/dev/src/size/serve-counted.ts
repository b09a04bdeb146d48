import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const types = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.wasm', 'application/wasm'],
]);

export interface CountingServer {
  /** Ends in a slash. */
  readonly url: string;
  /** Path -> gzipped bytes of all that was asked for since the last call; a second request for a path counts once. */
  takeFetched(): Map<string, number>;
  close(): Promise<void>;
}

/**
 * Serves folders on 127.0.0.1 as a static host would, by gzip at its default level, and notes what is asked for. On the
 * server's side, because a browser does not report everything that its workers load.
 *
 * @param folders URL prefix, starting and ending in a slash -> folder; the longest that fits wins
 */
export async function serveCounted(folders: ReadonlyMap<string, string>): Promise<CountingServer> {
  const prefixes = [...folders.keys()].sort((a, b) => b.length - a.length);
  let fetched = new Map<string, number>();
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://host').pathname;
    const path = asked.endsWith('/') ? `${asked}index.html` : asked;
    const prefix = prefixes.find((candidate) => path.startsWith(candidate));
    const file = prefix === undefined ? undefined : join(folders.get(prefix)!, normalize(path.slice(prefix.length)));
    const body = file === undefined ? Promise.reject(new Error('not served')) : readFile(file);
    body.then(
      (content) => {
        const zipped = gzipSync(content);
        fetched.set(path, zipped.length);
        response
          .writeHead(200, {
            'Content-Type': types.get(extname(path)) ?? 'application/octet-stream',
            'Content-Encoding': 'gzip',
            'Content-Length': zipped.length,
            'Cache-Control': 'max-age=3600',
          })
          .end(zipped);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    takeFetched() {
      const taken = fetched;
      fetched = new Map();
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
