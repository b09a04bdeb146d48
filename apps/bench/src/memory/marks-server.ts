import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface MarksServer {
  /** A mark's name goes at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Lets a page in another process say where it is; it waits until `onMark` has looked. */
export async function serveMarks(onMark: (name: string) => Promise<void>): Promise<MarksServer> {
  const server = createServer((request, response) => {
    const finish = (): void => {
      // The page comes from another port.
      response.writeHead(204, { 'Access-Control-Allow-Origin': '*' }).end();
    };
    void onMark((request.url ?? '').slice(1)).then(finish, finish);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
