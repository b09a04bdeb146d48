import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SoakReport } from './page/report.ts';

export interface SoakServer {
  /** Ends in a slash. */
  readonly url: string;
  close(): Promise<void>;
}

/** The page is cross-origin isolated and comes from another port; nothing may be kept by the browser. */
const headers = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Cache-Control': 'no-store',
};

/**
 * Serves `pictures/N.jpg`, whatever the query, and hands over what is sent to `report`; the page waits until `onReport`
 * has looked.
 */
export async function serveSoak(
  paths: readonly string[],
  onReport: (report: SoakReport) => Promise<void>,
): Promise<SoakServer> {
  const pictures = await Promise.all(paths.map((path) => readFile(path)));
  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/\?.*$/, '');
    if (request.method === 'POST') {
      const finish = (): void => void response.writeHead(204, headers).end();
      void bodyOf(request)
        .then((body) => onReport(JSON.parse(body) as SoakReport))
        .then(finish, finish);
      return;
    }
    const picture = pictures[Number(/^\/pictures\/(\d+)\.jpg$/.exec(path)?.[1] ?? -1)];
    if (picture === undefined) response.writeHead(404, headers).end();
    else
      response
        .writeHead(200, { ...headers, 'Content-Type': 'image/jpeg', 'Content-Length': picture.length })
        .end(picture);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
