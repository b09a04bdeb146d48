import { col, createSession, fromColumns, type Batch, type DataFrame, type Expression } from 'pixelframe';
import { TENSOR_SIDE } from '../../pipeline/cases.ts';
import { ENCODE_QUALITY, type ImageTask, type OursName } from '../cases.ts';
import type { ImageContender, ImageOutput } from './contender.ts';

const TENSOR_LENGTH = 3 * TENSOR_SIDE * TENSOR_SIDE;
const HASH_BYTES = 8;

const decoderOptions = {
  ours: {},
  'ours-native': { decoder: 'native' },
  'ours-approximate': { decoder: 'native', approximate: true },
} as const;

/** Pixelframe as a user writes it. What begins with pixels begins with a collected DataFrame. */
export async function openOurs(
  name: OursName,
  task: ImageTask,
  workers: number,
  pictures: readonly Uint8Array<ArrayBuffer>[],
): Promise<ImageContender> {
  const session = createSession({ workers });
  const files = fromColumns({ bytes: pictures }, { session });
  const decoded = files.select(col('bytes').decodeImage(decoderOptions[name]).alias('image'));
  const input = task === 'tensor' ? decoded : await decoded.collect();
  const work = input.select(resultOf(task).alias('result'));
  return {
    run: () => outputsOf(work, task),
    close: () => session.close(),
  };
}

function resultOf(task: ImageTask): Expression {
  const image = col('image');
  switch (task) {
    case 'tensor':
      return image.resize(TENSOR_SIDE, TENSOR_SIDE).imageToTensor().normalizeImage();
    case 'phash':
      return image.imageHash();
    case 'encode-png':
      return image.encodeImage('png');
    case 'encode-jpeg':
      return image.encodeImage('jpeg', { quality: ENCODE_QUALITY });
    case 'encode-webp':
      return image.encodeImage('webp', { quality: ENCODE_QUALITY });
  }
}

async function outputsOf(work: DataFrame, task: ImageTask): Promise<ImageOutput[]> {
  const outputs: ImageOutput[] = [];
  for await (const batch of work.batches())
    outputs.push(...(task.startsWith('encode') ? files(batch) : views(batch, task)));
  return outputs;
}

/** Each row's part of the column's one buffer. */
function views(batch: Batch, task: ImageTask): ImageOutput[] {
  const column = batch.columns[0]!;
  const values = (task === 'tensor' ? column.children[0]! : column).values as ImageOutput;
  const length = task === 'tensor' ? TENSOR_LENGTH : HASH_BYTES;
  return Array.from({ length: batch.length }, (_, row) => values.subarray(row * length, (row + 1) * length));
}

function files(batch: Batch): ImageOutput[] {
  const { values, offsets } = batch.columns[0]!;
  return Array.from({ length: batch.length }, (_, row) => {
    return (values as Uint8Array).subarray(Number(offsets![row]!), Number(offsets![row + 1]!));
  });
}
