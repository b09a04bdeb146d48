import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Answer, Request } from './protocol.ts';

/** Gives an answer to every request, whatever the decoders do. */
export interface DecodeThread {
  /**
   * A thread that died, or did not answer in time, gives an answer of kind 'wrong' and is replaced.
   *
   * @throws what a new thread dies of before it is ready
   */
  ask(request: Request): Promise<Answer>;
  close(): Promise<void>;
}

/** Past this the thread ends with an error of its own instead of the process. */
const resourceLimits = { maxOldGenerationSizeMb: 1024 };

const decoders = new URL('./start-thread.mjs', import.meta.url);

export function createDecodeThread(limitMs: number, script = decoders): DecodeThread {
  let running: Worker | null = null;
  return {
    async ask(request) {
      const worker = (running ??= await start(script));
      let over: (answer: Answer) => void = () => undefined;
      const answered = new Promise<Answer>((resolve) => (over = resolve));
      const dies = (error: Error): void => {
        running = null;
        over({ kind: 'wrong', what: `the thread died: ${error.message}` });
      };
      const exits = (code: number): void => dies(new Error(`exit ${code}`));
      const timer = setTimeout(() => {
        running = null;
        over({ kind: 'wrong', what: `no answer within ${limitMs} ms` });
        void worker.terminate();
      }, limitMs);
      worker.on('message', over).on('error', dies).on('exit', exits);
      worker.postMessage(request);
      const answer = await answered;
      clearTimeout(timer);
      worker.off('message', over).off('exit', exits);
      // A thread that is let go may still fail, which concerns nobody.
      if (running !== null) worker.off('error', dies);
      return answer;
    },
    async close() {
      await running?.terminate();
      running = null;
    },
  };
}

/** A thread that has said it is ready. */
async function start(script: URL): Promise<Worker> {
  const worker = new Worker(script, {
    // The thread's loaders are its own.
    execArgv: [],
    resourceLimits,
    // What codecs print is part of what they are fed.
    stdout: true,
    stderr: true,
  });
  worker.stdout.resume();
  worker.stderr.resume();
  await once(worker, 'message');
  return worker;
}
