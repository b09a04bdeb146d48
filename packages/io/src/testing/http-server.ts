import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TestServer extends AsyncDisposable {
  readonly url: string;
  /** `Range` header of every request, '' without. */
  readonly requests: string[];
  /** Body bytes sent. */
  bytes: number;
}

export interface ServeOptions {
  /** Answers instead, for as long as it returns true. */
  readonly before?: (request: IncomingMessage, response: ServerResponse, count: number) => boolean;
  readonly ranges?: boolean;
  readonly hideRange?: boolean;
}

/** Serves one file on 127.0.0.1 and counts what is asked for. */
export async function serve(file: Uint8Array, options: ServeOptions = {}): Promise<TestServer> {
  const { before = () => false, ranges = true, hideRange = false } = options;
  const http = createServer((request, response) => {
    server.requests.push(request.headers.range ?? '');
    if (before(request, response, server.requests.length)) return;
    const match = ranges ? /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') : null;
    const send = (status: number, body: Uint8Array, headers: Record<string, string>): void => {
      response.writeHead(status, { 'Content-Length': body.length, ...headers });
      response.end(body);
      server.bytes += body.length;
    };
    if (match === null) return send(200, file, {});
    const [start, end] = [Number(match[1]), Math.min(Number(match[2]) + 1, file.length)];
    if (start >= file.length) return send(416, new Uint8Array(0), { 'Content-Range': `bytes */${file.length}` });
    const range = { 'Content-Range': `bytes ${start}-${end - 1}/${file.length}` };
    return send(206, file.subarray(start, end), hideRange ? {} : range);
  });
  await new Promise<void>((resolve) => {
    http.listen(0, '127.0.0.1', resolve);
  });
  const server: TestServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/file.bin`,
    requests: [],
    bytes: 0,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        http.closeAllConnections();
        http.close(() => resolve());
      }),
  };
  return server;
}
