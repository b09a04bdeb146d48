import { PlanError } from '@pixelframe/columnar';
import type { QueryResult, QueryStream } from '@pixelframe/engine';
import type { Session } from './session.ts';

/** Where bytes go, piece by piece. */
export interface ByteSink {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Makes what was written visible. */
  close(): Promise<void>;
  /** Leaves nothing behind. */
  abort(): Promise<void>;
}

/**
 * A path (under the runner and in Node), a file handle or a WritableStream (in a page).
 */
export type WriteTarget = string | FileSystemFileHandle | WritableStream<Uint8Array>;

async function streamSink(stream: WritableStream<Uint8Array>): Promise<ByteSink> {
  const writer = stream.getWriter();
  return {
    write: (bytes) => writer.write(bytes),
    close: () => writer.close(),
    abort: () => writer.abort(),
  };
}

function blobSink(): ByteSink & { readonly parts: Uint8Array<ArrayBuffer>[] } {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  return {
    parts,
    async write(bytes) {
      parts.push(bytes);
    },
    async close() {},
    async abort() {
      parts.length = 0;
    },
  };
}

async function sinkOf(target: WriteTarget, session: Session, method: string): Promise<ByteSink> {
  if (typeof target === 'string') return session.openSink(target);
  if (target instanceof WritableStream) return streamSink(target);
  if (typeof target === 'object' && target !== null && 'createWritable' in target) {
    return streamSink(await target.createWritable());
  }
  throw new PlanError(`${method}: expected a path, a FileSystemFileHandle or a WritableStream.`, {
    hint: 'Call it without a target to get a Blob.',
  });
}

/**
 * Drains a query of a file's bytes into its target; a failed query leaves no half-written file behind. `type` is the
 * media type of the Blob that there is without a target.
 */
export async function writeTo(
  stream: QueryStream,
  target: WriteTarget | undefined,
  session: Session,
  { method, type }: { readonly method: string; readonly type: string },
): Promise<{ blob: Blob | null; result: QueryResult }> {
  const memory = target === undefined ? blobSink() : null;
  const sink = memory ?? (await sinkOf(target!, session, method));
  try {
    for (;;) {
      const next = await stream.next();
      if (next.done === true) {
        await sink.close();
        const blob = memory === null ? null : new Blob(memory.parts, { type });
        return { blob, result: next.value };
      }
      if (next.value.kind === 'chunk') await sink.write(next.value.bytes);
    }
  } catch (error) {
    await sink.abort();
    throw error;
  }
}
