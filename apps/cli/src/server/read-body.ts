import type { IncomingMessage } from 'node:http';
import { OutputError } from './output-files.ts';

/** Larger bodies are refused: the browser's debugging pipe fails on big ones, so pages send chunks. */
export const maxBodyBytes = 8 * 1024 * 1024;

/** @throws {OutputError} 413 past {@link maxBodyBytes} */
export async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxBodyBytes) throw new OutputError(413, `A chunk has at most ${maxBodyBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
