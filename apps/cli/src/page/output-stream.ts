import { post } from './post.ts';

const chunkBytes = 4 << 20;

/**
 * A stream into a file of the runner's machine. The file appears in its place when the stream is closed; after an
 * abort, or if the run dies, nothing is left of it.
 *
 * @param baseUrl the server's address with its token
 * @param path relative to the runner's working directory; the server refuses what is not below --write or --out
 */
export function outputStream(baseUrl: string, path: string): WritableStream<Uint8Array> {
  const file = `${baseUrl}out/${encodeURIComponent(path)}`;
  let offset = 0;
  let begun = false;
  const send = async (bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
    begun = true;
    await post('PUT', `${file}?offset=${offset}`, bytes);
    offset += bytes.length;
  };
  return new WritableStream<Uint8Array>({
    async write(bytes) {
      // A request body must not be shared memory.
      const own = bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
      for (let start = 0; start < own.length; start += chunkBytes) await send(own.subarray(start, start + chunkBytes));
    },
    async close() {
      if (!begun) await send(new Uint8Array(0));
      await post('POST', `${baseUrl}out-done/${encodeURIComponent(path)}`, null);
    },
    async abort() {
      if (begun) await post('DELETE', file, null);
    },
  });
}
