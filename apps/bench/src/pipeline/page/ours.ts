import { col, createSession, fromColumns, type Batch, type Expression } from 'pixelframe';
import { TENSOR_SIDE } from '../cases.ts';
import type { Contender, ContenderOptions, Output } from './contender.ts';

const TENSOR_LENGTH = 3 * TENSOR_SIDE * TENSOR_SIDE;
const HASH_BYTES = 8;

/** Pixelframe as its quickstart has it; decoding by WASM. */
export function openOurs({ task, workers, gpu }: ContenderOptions): Contender {
  const session = createSession({ workers, gpu });
  const image = col('bytes').decodeImage();
  const result: Expression =
    task === 'tensor' ? image.resize(TENSOR_SIDE, TENSOR_SIDE).imageToTensor().normalizeImage() : image.imageHash();
  return {
    async run(pictures) {
      const outputs: Output[] = [];
      const df = fromColumns({ bytes: pictures }, { session }).select(result.alias('result'));
      for await (const batch of df.batches()) outputs.push(...viewsOf(batch, task));
      return outputs;
    },
    close: () => session.close(),
  };
}

/** Each row's part of the column's one buffer. */
function viewsOf(batch: Batch, task: ContenderOptions['task']): Output[] {
  const column = batch.columns[0]!;
  const values = (task === 'tensor' ? column.children[0]! : column).values as Output;
  const length = task === 'tensor' ? TENSOR_LENGTH : HASH_BYTES;
  return Array.from({ length: batch.length }, (_, row) => values.subarray(row * length, (row + 1) * length));
}
