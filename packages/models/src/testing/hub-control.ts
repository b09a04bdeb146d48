import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HubBehaviour, HubServer } from './hub-server.ts';
import { repositoryOf } from './hub-repository.ts';

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/**
 * The server's switches by HTTP, for tests in a browser: `PUT control/models/ID/FILE` (or `datasets`) puts a file,
 * `PUT control/repository/models/ID` sets options, `PUT control/behaviour` how it answers, `GET control/requests` takes the log.
 */
export async function answerControl(
  hub: HubServer,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const allowed = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'GET, PUT' };
  if (request.method === 'OPTIONS') {
    response.writeHead(204, { ...allowed, 'Access-Control-Allow-Headers': '*' }).end();
    return;
  }
  const body = await bodyOf(request);
  const json = (): unknown => JSON.parse(new TextDecoder().decode(body));
  const repository = /^repository\/(?<kind>models|datasets)\/(?<id>[^/]+\/[^/]+)$/.exec(path)?.groups;
  const file = /^(?<kind>models|datasets)\/(?<id>[^/]+\/[^/]+)\/(?<name>.+)$/.exec(path)?.groups;
  let answer: unknown = null;
  if (path === 'behaviour') hub.behave(json() as Partial<HubBehaviour>);
  else if (path === 'requests') answer = hub.takeRequests();
  else if (repository !== undefined) {
    const repositories = hub[repository['kind'] as 'models' | 'datasets'];
    repositories.set(repository['id']!, repositoryOf({}, json() as Parameters<typeof repositoryOf>[1]));
  } else if (file !== undefined) {
    hub[file['kind'] as 'models' | 'datasets'].get(file['id']!)!.files.set(file['name']!, body);
  }
  response.writeHead(200, { ...allowed, 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
}
