import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { grantPaths } from './granted-paths.ts';
import { serveBundle, servePage, type BundleFiles } from './server/bundle-route.ts';
import { serveFile } from './server/file-route.ts';
import { serveList } from './server/list-route.ts';
import { OutputFiles } from './server/output-files.ts';
import { serveOutput } from './server/output-route.ts';
import { serveProxy } from './server/proxy-route.ts';
import { readBody } from './server/read-body.ts';
import { commonHeaders, respondError } from './server/respond.ts';

export interface ServerOptions {
  /** Where relative paths start; readable. */
  readonly cwd: string;
  /** Further readable folders. */
  readonly allow: readonly string[];
  /** The folder to write below. */
  readonly write: string;
  /** The one file to write besides; readable too, once it is there. */
  readonly out?: string | undefined;
  readonly bundle: BundleFiles;
  /** Name of the page's script in the bundle. */
  readonly script: string;
  /** Takes a piece of the result's text; the page waits for the promise before it sends the next. */
  readonly onResult: (chunk: Uint8Array) => Promise<void>;
}

export interface RunnerServer {
  /** Address of the page, ending in a slash; everything is below it. */
  readonly url: string;
  /** Addresses of the proxy, the page's own and more: a browser opens only six connections to each. */
  readonly proxyUrls: readonly [string, ...string[]];
  /** Stops answering and removes unfinished output. */
  close(): Promise<void>;
}

/**
 * The runner's server: listens on 127.0.0.1 only, on a free port, and answers nothing without the random token that
 * is the first part of every path.
 */
export async function startServer(options: ServerOptions): Promise<RunnerServer> {
  const token = randomBytes(24).toString('base64url');
  const outputs = new OutputFiles({ cwd: options.cwd, out: options.out, write: options.write });
  const readable = [options.cwd, ...options.allow, ...(options.out === undefined ? [] : [options.out])];
  const reads = grantPaths(options.cwd, readable);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${request.socket.localPort}`);
    const [, given = '', route = '', ...rest] = url.pathname.split('/');
    // Another name in Host means a page of another site whose name was made to point here.
    if (!sameText(given, token) || request.headers.host !== url.host) {
      respondError(response, 404, 'Not found.');
      return;
    }
    const isLane = request.socket.localPort !== port;
    if (isLane && route !== 'proxy') {
      respondError(response, 404, 'Only the proxy answers here.');
      return;
    }
    if (isLane) allowOrigin(response, `http://127.0.0.1:${port}`);
    if (isLane && request.method === 'OPTIONS') {
      response.writeHead(204, {
        'Access-Control-Allow-Headers': request.headers['access-control-request-headers'] ?? '',
      });
      response.end();
      return;
    }
    const argument = decode(rest.join('/'));
    if (argument === undefined) {
      respondError(response, 400, 'The path is not valid percent-encoding.');
      return;
    }
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (route === '' && isRead) servePage(response, options.script);
    else if (route === 'bundle' && isRead) serveBundle(response, argument, options.bundle);
    else if (route === 'files' && isRead) await serveFile(request, response, argument, reads);
    else if (route === 'list' && isRead) {
      // A path of one dot is gone from a URL before it arrives.
      await serveList(response, argument === '' ? '.' : argument, options.cwd, reads);
    } else if (route === 'proxy' && isRead) await serveProxy(request, response, argument);
    else if (route === 'out' || route === 'out-done') {
      await serveOutput(request, response, route, argument, url.searchParams, outputs);
    } else if (route === 'result' && request.method === 'POST') {
      await options.onResult(await readBody(request));
      response.writeHead(204, commonHeaders).end();
    } else respondError(response, 404, `Nothing answers ${request.method ?? ''} ${route}.`);
  };

  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch((error: unknown) => {
      // A client that went away needs no answer; one in the middle of a body cannot get another status.
      if (response.headersSent) response.destroy();
      else respondError(response, 500, error instanceof Error ? error.message : String(error));
    });
  };
  const servers = await Promise.all(Array.from({ length: 1 + proxyLanes }, () => listen(listener)));
  const [port, ...lanes] = servers.map((server) => (server.address() as AddressInfo).port) as [number, ...number[]];
  const proxyAt = (at: number): string => `http://127.0.0.1:${at}/${token}/proxy/`;
  return {
    url: `http://127.0.0.1:${port}/${token}/`,
    proxyUrls: [proxyAt(port), ...lanes.map(proxyAt)],
    async close() {
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))));
      await outputs.close();
    },
  };
}

/** Further ports for the proxy alone: with the page's own, 36 connections. */
const proxyLanes = 5;

async function listen(listener: RequestListener): Promise<Server> {
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

/** To the page, another port is another origin. */
function allowOrigin(response: ServerResponse, origin: string): void {
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Access-Control-Expose-Headers', '*');
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
