import wasm from 'onnxruntime-web/dist/ort-wasm-simd-threaded.wasm?asset';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';

export type BareCall =
  | { readonly kind: 'load'; readonly graph: string; readonly side: number; readonly batches: readonly Float32Array[] }
  | { readonly kind: 'run'; readonly batch: number };

export type BareReply = { readonly output: Float32Array | null } | { readonly error: string };

let session: InferenceSession | undefined;
let side = 0;
let batches: readonly Float32Array[] = [];

async function answer(call: BareCall): Promise<Float32Array | null> {
  if (call.kind === 'load') {
    env.wasm.numThreads = 1;
    env.wasm.wasmPaths = { wasm };
    ({ side, batches } = call);
    session = await InferenceSession.create(call.graph, { executionProviders: ['wasm'] });
    return null;
  }
  const data = batches[call.batch]!;
  const shape = [data.length / (3 * side * side), 3, side, side];
  const outputs = await session!.run({ pixel_values: new Tensor('float32', data, shape) });
  return outputs['image_embeds']!.data as Float32Array;
}

addEventListener('message', async ({ data }: MessageEvent<BareCall>) => {
  const reply: BareReply = await answer(data).then(
    (output) => ({ output }),
    (error: unknown) => ({ error: error instanceof Error ? error.message : String(error) }),
  );
  postMessage(reply);
});
