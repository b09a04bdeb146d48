import type { BareCall, BareReply } from './bare-worker.ts';
import type { EmbedContender, EmbedWork } from './contender.ts';
import { tensorsOf } from './ours.ts';

/** Pictures of one run of a session. */
const BATCH = 8;

/**
 * onnxruntime-web and nothing else: a session of one thread in each worker, on tensors that lie there in batches. Who is
 * done takes the next batch.
 */
export async function openBareSession(work: EmbedWork): Promise<EmbedContender> {
  const { side } = work;
  const graph = `${work.models}${work.model}/onnx/vision_model.onnx`;
  const tensors = await tensorsOf(work);
  const batches = inBatches(tensors);
  const pool = Array.from(
    { length: work.workers },
    () => new Worker(new URL('./bare-worker.ts', import.meta.url), { type: 'module' }),
  );
  await Promise.all(pool.map((worker) => ask(worker, { kind: 'load', graph, side, batches })));
  return {
    async run() {
      const results: Float32Array[] = [];
      let next = 0;
      const drain = async (worker: Worker): Promise<void> => {
        while (next < batches.length) {
          const batch = next++;
          results[batch] = (await ask(worker, { kind: 'run', batch }))!;
        }
      };
      await Promise.all(pool.map(drain));
      return results.flatMap((data, i) => {
        const count = batches[i]!.length / (3 * side * side);
        const length = data.length / count;
        return Array.from({ length: count }, (_, row) => data.subarray(row * length, (row + 1) * length));
      });
    },
  };
}

function inBatches(tensors: readonly Float32Array[]): Float32Array[] {
  const batches: Float32Array[] = [];
  for (let start = 0; start < tensors.length; start += BATCH) {
    const own = tensors.slice(start, start + BATCH);
    const batch = new Float32Array(own.reduce((sum, { length }) => sum + length, 0));
    own.forEach((tensor, i) => batch.set(tensor, i * tensor.length));
    batches.push(batch);
  }
  return batches;
}

/** One call at a time to each worker. */
function ask(worker: Worker, call: BareCall): Promise<Float32Array | null> {
  return new Promise((resolve, reject) => {
    const over = new AbortController();
    const { signal } = over;
    const receive = ({ data }: MessageEvent<BareReply>): void => {
      over.abort();
      if ('error' in data) reject(new Error(data.error));
      else resolve(data.output);
    };
    worker.addEventListener('message', receive, { signal });
    worker.addEventListener('error', (event) => reject(new Error(event.message)), { signal });
    worker.postMessage(call);
  });
}
