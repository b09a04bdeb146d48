import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
  '.jpg': 'image/jpeg',
};

const isolation = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

export interface StaticServer {
  /** Ends in a slash. */
  readonly url: string;
  /** What was asked for, in order. */
  readonly requests: readonly { readonly path: string; readonly status: number }[];
  close(): Promise<void>;
}

/**
 * Serves the files of a folder as a static host would: 404 for what is not there, nothing cached, so that every request
 * is seen. `isolated` adds the headers that make a page cross-origin isolated, `policy` a Content-Security-Policy.
 */
export async function serveFolder(folder: string, isolated: boolean, policy?: string): Promise<StaticServer> {
  const requests: { path: string; status: number }[] = [];
  const headers = {
    'Cache-Control': 'no-store',
    ...(isolated ? isolation : {}),
    ...(policy === undefined ? {} : { 'Content-Security-Policy': policy }),
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    readFile(join(folder, normalize(decodeURIComponent(name)))).then(
      (body) => {
        requests.push({ path: pathname, status: 200 });
        response.writeHead(200, { ...headers, 'Content-Type': types[extname(name)] ?? 'application/octet-stream' });
        response.end(body);
      },
      () => {
        requests.push({ path: pathname, status: 404 });
        response.writeHead(404, headers).end('Not found');
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
