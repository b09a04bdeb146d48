import { extname } from 'node:path';
import type { ServerResponse } from 'node:http';
import { commonHeaders, respondError } from './respond.ts';

/** File name -> content, as the bundler made it. */
export type BundleFiles = ReadonlyMap<string, string | Uint8Array>;

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** `GET bundle/NAME`: the engine and the pipeline. */
export function serveBundle(response: ServerResponse, name: string, files: BundleFiles): void {
  const content = files.get(name);
  if (content === undefined) {
    respondError(response, 404, `The bundle has no '${name}'.`);
    return;
  }
  const body = Buffer.from(content);
  const type = types[extname(name)] ?? 'application/octet-stream';
  response.writeHead(200, { ...commonHeaders, 'Content-Type': type, 'Content-Length': body.length });
  response.end(body);
}

/** The page itself: it loads the bundle and waits to be told what to run. */
export function servePage(response: ServerResponse, script: string): void {
  const body = `<!doctype html><meta charset="utf-8"><title>pixelframe run</title><link rel="icon" href="data:,"><script type="module" src="bundle/${script}"></script>`;
  response.writeHead(200, { ...commonHeaders, 'Content-Type': 'text/html; charset=utf-8' });
  response.end(body);
}
