import type { Tensor } from 'onnxruntime-web';
import type { OrtModule } from '../session/load-ort.ts';
import type { ModelSession } from '../session/model-session.ts';
import type { Graph } from './graph-key.ts';

/** Below this, two directions are not the same for rounding alone. */
const SAME = 0.999;

/** Sides that a graph leaves free: one row, and few tokens or pixels. */
const FREE_SIDE = 16;

/** Numbers without a pattern, the same every time: a linear congruential generator. */
function* noise(): Generator<number> {
  let state = 12345;
  for (;;) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    yield state / 2 ** 32;
  }
}

function inputOf(ort: OrtModule, session: ModelSession, name: string): Tensor {
  const { type, shape } = session.input(name);
  const sides = shape.map((side, i) => (typeof side === 'number' ? side : i === 0 ? 1 : FREE_SIDE));
  const count = sides.reduce((product, side) => product * side, 1);
  const random = noise();
  if (type === 'float32') {
    return new ort.Tensor(
      'float32',
      Float32Array.from({ length: count }, () => 2 * random.next().value! - 1),
      sides,
    );
  }
  // Token ids that every vocabulary has, and a mask that counts them all.
  const ids = Array.from({ length: count }, (_, i) =>
    name.includes('ids') && !name.includes('type') ? 2 + (i % 7) : 1,
  );
  if (type === 'int32') return new ort.Tensor('int32', Int32Array.from(ids), sides);
  return new ort.Tensor('int64', BigInt64Array.from(ids, BigInt), sides);
}

function cosine(a: Float32Array, b: Float32Array): number {
  let [dot, left, right] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    dot += a[i]! * b[i]!;
    left += a[i]! * a[i]!;
    right += b[i]! * b[i]!;
  }
  if (left === 0 && right === 0) return 1;
  return dot / Math.sqrt(left * right);
}

/** Whether two sessions of one graph give the same direction for one input: drivers have errors. */
export async function agrees(
  ort: OrtModule,
  session: ModelSession,
  reference: ModelSession,
  graph: Graph,
): Promise<boolean> {
  const output = session.nameOf('output', graph.output);
  const outputs: Float32Array[] = [];
  for (const one of [session, reference]) {
    const feeds = Object.fromEntries(one.inputNames.map((name) => [name, inputOf(ort, one, name)]));
    const tensor = await one.run(feeds, output);
    outputs.push(((await tensor.getData()) as Float32Array).slice());
    tensor.dispose();
  }
  return cosine(outputs[0]!, outputs[1]!) > SAME;
}
