import { open } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { grantHint, isMissing, type GrantedPaths } from '../granted-paths.ts';
import { parseRange } from './byte-range.ts';
import { commonHeaders, respondError } from './respond.ts';

/** `GET files/PATH`: the bytes of a granted file, whole or one range. 403 outside the grants, 404 where there is none. */
export async function serveFile(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  reads: GrantedPaths,
): Promise<void> {
  const real = await reads.resolve(path);
  if (real === undefined) {
    respondError(response, 403, `The run may not read '${path}'.`, grantHint);
    return;
  }
  let file;
  try {
    file = await open(real, 'r');
  } catch (error) {
    if (isMissing(error)) respondError(response, 404, `There is no file '${path}'.`);
    else
      respondError(
        response,
        403,
        `'${path}' cannot be opened: ${error instanceof Error ? error.message : 'unknown reason'}.`,
      );
    return;
  }
  try {
    const stat = await file.stat();
    if (!stat.isFile()) {
      respondError(response, 404, `'${path}' is not a file.`);
      return;
    }
    const headers = {
      ...commonHeaders,
      'Accept-Ranges': 'bytes',
      'Content-Type': 'application/octet-stream',
      'Last-Modified': stat.mtime.toUTCString(),
    };
    const range = parseRange(request.headers.range, stat.size);
    if (range === 'unsatisfiable') {
      response.writeHead(416, { ...headers, 'Content-Range': `bytes */${stat.size}`, 'Content-Length': 0 });
      response.end();
      return;
    }
    const { start, end } = range ?? { start: 0, end: stat.size };
    response.writeHead(range === undefined ? 200 : 206, {
      ...headers,
      'Content-Length': end - start,
      ...(range === undefined ? {} : { 'Content-Range': `bytes ${start}-${end - 1}/${stat.size}` }),
    });
    if (request.method === 'HEAD' || start === end) {
      response.end();
      return;
    }
    await pipeline(
      file.createReadStream({ start, end: end - 1, autoClose: false, highWaterMark: 256 * 1024 }),
      response,
    );
  } finally {
    await file.close();
  }
}
