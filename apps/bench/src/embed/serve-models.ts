import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import type { ModelName } from './cases.ts';

export interface ModelServer {
  /** Of the folder of folders; ends in a slash. */
  readonly url: string;
  close(): Promise<void>;
}

/** The page is cross-origin isolated and comes from another port. */
const headers = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** Serves models' folders as a site would: their files, and 404 for what is not there. */
export async function serveModels(folders: ReadonlyMap<ModelName, string>): Promise<ModelServer> {
  const server = createServer((request, response) => void answer(folders, request, response));
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

async function answer(
  folders: ReadonlyMap<ModelName, string>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, model, ...rest] = normalize(new URL(request.url ?? '/', 'http://localhost').pathname).split('/');
  const folder = folders.get(model as ModelName);
  const path = folder === undefined ? null : join(folder, ...rest);
  const facts = path === null ? null : await stat(path).catch(() => null);
  if (path === null || facts?.isFile() !== true) {
    response.writeHead(404, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, 'Content-Length': facts.size, ETag: `"${facts.size}-${facts.mtimeMs}"` });
  if (request.method === 'HEAD') response.end();
  else createReadStream(path).pipe(response);
}
