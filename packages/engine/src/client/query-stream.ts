import { CancelledError, fromWireError, toWireError, UdfError } from '@pixelframe/columnar';
import type { FromQuery, ToQuery } from '../protocol.ts';
import type { QueryStream, RunOptions } from '../query.ts';

/** Runs a function of the page for the engine. */
async function answerCall(
  port: MessagePort,
  { call, fn, rows, udf }: Extract<FromQuery, { type: 'call' }>,
  { callPage }: RunOptions,
): Promise<void> {
  try {
    if (callPage === undefined) throw new UdfError(`There is no function "${fn}" here.`);
    port.postMessage({ type: 'answer', call, answer: { ok: true, value: await callPage(fn, rows, udf) } });
  } catch (error) {
    port.postMessage({ type: 'answer', call, answer: { ok: false, error: toWireError(error) } } satisfies ToQuery);
  }
}

/** The page's end of a query's port. Aborting rejects at once; the engine is told and cleans up by itself. */
export async function* queryStream(port: MessagePort, death: Promise<never>, options: RunOptions): QueryStream {
  const { signal, onProgress } = options;
  let waiting: { resolve: (message: FromQuery) => void; reject: (error: Error) => void } | null = null;
  port.addEventListener('message', ({ data }: MessageEvent<FromQuery>) => {
    if (data.type === 'progress') onProgress?.(data.progress);
    else if (data.type === 'call') void answerCall(port, data, options);
    else waiting?.resolve(data);
  });
  port.start();
  const onAbort = (): void => waiting?.reject(new CancelledError());
  signal.addEventListener('abort', onAbort);
  let ended = false;
  try {
    for (;;) {
      if (signal.aborted) throw new CancelledError();
      const reply = new Promise<FromQuery>((resolve, reject) => {
        waiting = { resolve, reject };
      });
      port.postMessage({ type: 'next' } satisfies ToQuery);
      const message = await Promise.race([reply, death]);
      if (message.type === 'item') {
        yield message.item;
      } else if (message.type === 'end') {
        ended = true;
        return message.result;
      } else if (message.type === 'error') {
        ended = true;
        throw fromWireError(message.error);
      }
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    if (!ended) port.postMessage({ type: 'cancel' } satisfies ToQuery);
    port.close();
  }
}
