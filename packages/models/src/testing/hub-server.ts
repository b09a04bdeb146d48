import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { answerControl } from './hub-control.ts';
import type { HubRepository } from './hub-repository.ts';
import { describeDataset, describeParquet, etagOf, isLarge, listTree } from './hub-repository.ts';

/** How the server answers from now on. */
export interface HubBehaviour {
  /** Connections are closed without an answer. */
  readonly offline: boolean;
  /** Requests are never answered. */
  readonly silent: boolean;
  /** Pages of other sites may read it. */
  readonly cors: boolean;
  /** Large files are on another path, as on the hub's CDN. */
  readonly redirects: boolean;
  /** It lists the files of a model. */
  readonly lists: boolean;
  readonly ranges: boolean;
  readonly heads: boolean;
  /** Files come with an etag. */
  readonly etags: boolean;
  /** Unknown addresses get a web page, as from a single-page app. */
  readonly pages: boolean;
  /** So many requests for bytes are answered with this status first. */
  readonly failures: { readonly status: number; readonly times: number } | null;
  /** So many bodies end after this many bytes, and the connection with them. */
  readonly cut: { readonly after: number; readonly times: number } | null;
  /** One byte of every large body is wrong. */
  readonly corrupts: boolean;
  /** Bytes per second of large bodies. */
  readonly speed: number | null;
}

const NORMAL: HubBehaviour = {
  offline: false,
  silent: false,
  cors: true,
  redirects: true,
  lists: true,
  ranges: true,
  heads: true,
  etags: true,
  pages: false,
  failures: null,
  cut: null,
  corrupts: false,
  speed: null,
};

export interface HubRequest {
  readonly method: string;
  readonly path: string;
  readonly range: string;
  readonly hasToken: boolean;
  status: number;
  /** Body bytes sent. */
  bytes: number;
}

const EXPOSED = 'ETag, Link, Accept-Ranges, Content-Range, X-Linked-Size, X-Linked-ETag, X-Error-Code';

/** A server on 127.0.0.1 that answers as the hub does, and fails in all the ways a server can. */
export class HubServer implements AsyncDisposable {
  readonly models = new Map<string, HubRepository>();
  readonly datasets = new Map<string, HubRepository>();
  readonly requests: HubRequest[] = [];
  behaviour: HubBehaviour = NORMAL;
  /** Opens what is gated. */
  readonly token = 'hf_test';
  readonly #server = createServer((request, response) => this.#safely(request, response));
  /** Bytes of large files come from another origin, as on the hub. */
  readonly #cdn = createServer((request, response) => this.#safely(request, response));

  static async start(): Promise<HubServer> {
    const hub = new HubServer();
    for (const server of [hub.#server, hub.#cdn]) {
      await new Promise<void>((resolve) => {
        server.listen(0, '127.0.0.1', resolve);
      });
    }
    return hub;
  }

  /** Does not keep the process alive. */
  unref(): this {
    for (const server of [this.#server, this.#cdn]) server.unref().on('connection', (socket) => socket.unref());
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get cdnUrl(): string {
    return `http://127.0.0.1:${(this.#cdn.address() as AddressInfo).port}`;
  }

  /** Changes how it answers; what is not named is as it is normally. */
  behave(behaviour: Partial<HubBehaviour> = {}): void {
    this.behaviour = { ...NORMAL, ...behaviour };
  }

  /** Requests for the bytes of files since the last call of this. */
  takeRequests(): HubRequest[] {
    return this.requests.splice(0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const server of [this.#server, this.#cdn]) {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    }
  }

  #safely(request: IncomingMessage, response: ServerResponse): void {
    // A closed connection is what some tests want.
    this.#answer(request, response).catch(() => response.destroy());
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url!, this.url);
    if (pathname.startsWith('/control/'))
      return answerControl(this, pathname.slice('/control/'.length), request, response);
    const { offline, silent, cors } = this.behaviour;
    if (offline) return void request.socket.destroy();
    if (silent) return;
    if (cors) {
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Access-Control-Expose-Headers', EXPOSED);
    }
    // Pages that are cross-origin isolated get opaque replies only with this.
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    if (request.method === 'OPTIONS') {
      response.writeHead(cors ? 204 : 403, { 'Access-Control-Allow-Headers': 'authorization, range' }).end();
      return;
    }
    const log: HubRequest = {
      method: request.method!,
      path: pathname,
      range: request.headers.range ?? '',
      hasToken: request.headers.authorization === `Bearer ${this.token}`,
      status: 0,
      bytes: 0,
    };
    this.requests.push(log);
    response.on('close', () => {
      log.status = response.statusCode;
    });
    await this.#route(request, response, log);
  }

  async #route(request: IncomingMessage, response: ServerResponse, log: HubRequest): Promise<void> {
    const path = decodeURIComponent(log.path);
    const cdn = /^\/cdn\/(?<kind>models|datasets)\/(?<id>[^/]+\/[^/]+)\/(?<file>.+)$/.exec(path)?.groups;
    if (cdn !== undefined) {
      const repository = this[cdn['kind'] as 'models' | 'datasets'].get(cdn['id']!);
      const bytes = repository?.files.get(cdn['file']!);
      return bytes === undefined ? this.#refuse(response, 404, null) : this.#send(request, response, log, bytes);
    }
    const api = /^\/api\/(?<kind>models|datasets)\/(?<id>[^/]+\/[^/]+)(?<rest>\/.*)?$/.exec(path)?.groups;
    if (api !== undefined)
      return this.#api(response, log, api['kind'] as 'models' | 'datasets', api['id']!, api['rest'] ?? '');
    const file = /^\/(?<dataset>datasets\/)?(?<id>[^/]+\/[^/]+)\/resolve\/(?<rest>.+)$/.exec(path)?.groups;
    if (file === undefined) return this.#refuse(response, 404, null);
    const kind = file['dataset'] === undefined ? 'models' : 'datasets';
    const id = file['id']!;
    const repository = this[kind].get(id);
    if (repository === undefined) return this.#refuse(response, log.hasToken ? 404 : 401, 'RepoNotFound');
    if (repository.gated === true && !log.hasToken) return this.#refuse(response, 401, 'GatedRepo');
    const revision = repository.revisions.find((name) => file['rest']!.startsWith(`${name}/`));
    if (revision === undefined) return this.#refuse(response, 404, 'RevisionNotFound');
    const name = file['rest']!.slice(revision.length + 1);
    const bytes = repository.files.get(name);
    if (bytes === undefined) return this.#refuse(response, 404, 'EntryNotFound');
    if (!isLarge(name) || !this.behaviour.redirects) return this.#send(request, response, log, bytes);
    response.writeHead(302, {
      Location: `${this.cdnUrl}/cdn/${kind}/${id}/${name}`,
      'X-Linked-Size': bytes.length,
      'X-Linked-ETag': etagOf(bytes),
      'Content-Length': 0,
    });
    response.end();
  }

  #api(response: ServerResponse, log: HubRequest, kind: 'models' | 'datasets', id: string, rest: string): void {
    const repository = this[kind].get(id);
    if (repository === undefined) return this.#refuse(response, log.hasToken ? 404 : 401, 'RepoNotFound');
    if (repository.gated === true && !log.hasToken && rest !== '') return this.#refuse(response, 401, 'GatedRepo');
    const json = (value: unknown): void => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
    };
    const tree = /^\/tree\/(?<revision>.+)$/.exec(rest)?.groups;
    if (tree !== undefined && this.behaviour.lists) {
      if (repository.revisions.includes(tree['revision']!)) return json(listTree(repository));
      return this.#refuse(response, 404, 'RevisionNotFound');
    }
    if (kind === 'datasets' && rest === '') return json(describeDataset(id, repository));
    if (kind === 'datasets' && rest === '/parquet' && repository.parquet !== undefined) {
      return json(describeParquet(this.url, id, repository.parquet));
    }
    const shard = /^\/parquet\/(?<config>[^/]+)\/(?<split>[^/]+)\/(?<n>\d+)\.parquet$/.exec(rest)?.groups;
    const name = shard && repository.parquet?.[shard['config']!]?.[shard['split']!]?.[Number(shard['n'])];
    if (name === undefined) return this.#refuse(response, 404, null);
    response.writeHead(302, {
      Location: `/${kind}/${id}/resolve/refs%2Fconvert%2Fparquet/${name}`,
      'Content-Length': 0,
    });
    response.end();
  }

  #refuse(response: ServerResponse, status: number, code: string | null): void {
    if (status === 404 && this.behaviour.pages) {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>App</title>');
      return;
    }
    if (code !== null) response.setHeader('X-Error-Code', code);
    response.writeHead(status, { 'Content-Type': 'application/json' }).end('{"error":"refused"}');
  }

  async #send(request: IncomingMessage, response: ServerResponse, log: HubRequest, bytes: Uint8Array): Promise<void> {
    const { failures, heads, ranges, etags, corrupts } = this.behaviour;
    const isHead = request.method === 'HEAD';
    if (isHead && !heads) return void response.writeHead(405).end();
    if (!isHead && failures !== null && failures.times > 0) {
      this.behaviour = { ...this.behaviour, failures: { ...failures, times: failures.times - 1 } };
      return void response.writeHead(failures.status).end();
    }
    const match = ranges ? /^bytes=(?<start>\d+)-(?<end>\d*)$/.exec(log.range)?.groups : undefined;
    const start = match === undefined ? 0 : Number(match['start']);
    const end =
      match === undefined || match['end'] === '' ? bytes.length : Math.min(Number(match['end']) + 1, bytes.length);
    if (etags) response.setHeader('ETag', etagOf(bytes));
    response.setHeader('Content-Type', 'application/octet-stream');
    if (match !== undefined && start >= bytes.length) {
      return void response.writeHead(416, { 'Content-Range': `bytes */${bytes.length}` }).end();
    }
    if (match !== undefined) response.setHeader('Content-Range', `bytes ${start}-${end - 1}/${bytes.length}`);
    response.writeHead(match === undefined ? 200 : 206, { 'Content-Length': end - start });
    if (isHead) return void response.end();
    const body = Uint8Array.from(bytes.subarray(start, end));
    if (corrupts) body[body.length >> 1]! ^= 1;
    await this.#write(response, log, body);
  }

  async #write(response: ServerResponse, log: HubRequest, body: Uint8Array): Promise<void> {
    const { cut, speed } = this.behaviour;
    const isCut = cut !== null && cut.times > 0;
    if (isCut) this.behaviour = { ...this.behaviour, cut: { ...cut, times: cut.times - 1 } };
    const length = isCut ? Math.min(cut.after, body.length) : body.length;
    const step = speed === null ? length : Math.max(1, Math.ceil(speed / 20));
    for (let at = 0; at < length; at += step) {
      if (response.destroyed) return;
      const piece = body.subarray(at, Math.min(at + step, length));
      response.write(piece);
      log.bytes += piece.length;
      if (speed !== null) await pause(50);
    }
    if (!isCut) return void response.end();
    // What was written must arrive before the connection ends.
    await pause(50);
    response.destroy();
  }
}
