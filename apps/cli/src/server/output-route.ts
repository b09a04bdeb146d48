import type { IncomingMessage, ServerResponse } from 'node:http';
import { OutputError, type OutputFiles } from './output-files.ts';
import { commonHeaders, respondError } from './respond.ts';
import { readBody } from './read-body.ts';

/**
 * `PUT out/PATH?offset=N` writes a chunk, `POST out-done/PATH` puts the file in its place, `DELETE out/PATH` drops it.
 * Answers 204; 403, 409 and 413 with the reason.
 */
export async function serveOutput(
  request: IncomingMessage,
  response: ServerResponse,
  route: 'out' | 'out-done',
  path: string,
  query: URLSearchParams,
  outputs: OutputFiles,
): Promise<void> {
  try {
    if (route === 'out-done' && request.method === 'POST') await outputs.finish(path);
    else if (route === 'out' && request.method === 'DELETE') await outputs.discard(path);
    else if (route === 'out' && request.method === 'PUT') {
      const offset = Number(query.get('offset') ?? '0');
      if (!Number.isSafeInteger(offset) || offset < 0) throw new OutputError(400, 'offset must be a whole number.');
      await outputs.write(path, offset, await readBody(request));
    } else throw new OutputError(405, `${request.method ?? ''} is not answered here.`);
  } catch (error) {
    const status = error instanceof OutputError ? error.status : 500;
    respondError(response, status, error instanceof Error ? error.message : String(error));
    return;
  }
  response.writeHead(204, commonHeaders);
  response.end();
}
