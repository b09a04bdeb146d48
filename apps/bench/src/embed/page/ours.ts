import { col, createSession, fromColumns, type Batch, type DataFrame, type Session } from 'pixelframe';
import { CLIP_MEAN, CLIP_STD, type OursName } from '../cases.ts';
import type { EmbedContender, EmbedWork } from './contender.ts';

/** One for all variants: each would load the model anew into workers of its own. */
let session: Session | undefined;

/** Pixelframe as a user writes it: the model by the address of its folder. */
export async function openOurs(name: OursName, work: EmbedWork): Promise<EmbedContender> {
  session ??= createSession({ workers: work.workers });
  const model = { model: `${work.models}${work.model}`, dtype: 'fp32' } as const;
  const own = session;
  if (name === 'ours-decoded') {
    const images = await cutToSize(own, work).collect();
    const embedded = images.select(col('image').embedImage(model).alias('result'));
    return { run: () => rowsOf(embedded) };
  }
  const decoder = name === 'ours-native' ? 'native' : 'wasm';
  const embedding = col('bytes').decodeImage({ decoder }).embedImage(model);
  return {
    run: () => rowsOf(fromColumns({ bytes: work.pictures }, { session: own }).select(embedding.alias('result'))),
  };
}

/** The tensors that ours feeds its model, for a session that is fed by hand. */
export async function tensorsOf(work: EmbedWork): Promise<Float32Array[]> {
  await using own = createSession({ workers: work.workers });
  const normalized = col('image').imageToTensor().normalizeImage({ mean: CLIP_MEAN, std: CLIP_STD });
  const rows = await cutToSize(own, work).select(normalized.alias('tensor')).toRows();
  return rows.map(({ tensor }) => (tensor as { readonly data: Float32Array }).data);
}

/** What CLIP's processor does before it normalizes: the shorter side to the model's, then the middle. */
function cutToSize(own: Session, { pictures, width, height, side }: EmbedWork): DataFrame {
  const longer = Math.floor((side * width) / height);
  const image = col('bytes')
    .decodeImage({ mode: 'RGB' })
    .resize(longer, side, { filter: 'bicubic', compat: 'pillow' })
    .crop([Math.floor((longer - side) / 2), 0, side, side]);
  return fromColumns({ bytes: pictures }, { session: own }).select(image.alias('image'));
}

async function rowsOf(df: DataFrame): Promise<Float32Array[]> {
  const rows: Float32Array[] = [];
  for await (const batch of df.batches()) rows.push(...viewsOf(batch));
  return rows;
}

/** Each row's part of the column's one buffer. */
function viewsOf(batch: Batch): Float32Array[] {
  const values = batch.columns[0]!.children[0]!.values as Float32Array;
  const length = values.length / batch.length;
  return Array.from({ length: batch.length }, (_, row) => values.subarray(row * length, (row + 1) * length));
}
