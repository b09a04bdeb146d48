import type { Column } from '@pixelframe/columnar';
import { columnFromValues, DecodeError, isValid, withContext } from '@pixelframe/columnar';
import type { StageStep } from '@pixelframe/plan';
import type { ImageStageContext, Stage } from './stage-context.ts';
import { rowOf } from './stage-context.ts';
import { bytesAt, fileOf } from './stage-pixels.ts';

type FileStep = Extract<StageStep, { op: 'fileMetadata' | 'mimeType' }>;
type Codecs = typeof import('@pixelframe/codecs');

/** Whether the stage reads files without decoding them. */
export const readsFiles = (stage: Stage): boolean =>
  stage.steps.some(({ op }) => op === 'fileMetadata' || op === 'mimeType');

/** EXIF says no time zone: the wall clock's time is kept as if it were UTC. */
function timeOf(text: string | null): Date | null {
  const time = text === null ? Number.NaN : Date.parse(`${text}Z`);
  return Number.isNaN(time) ? null : new Date(time);
}

function readFile(
  { imageFileMetadata, guessMimeType }: Codecs,
  step: FileStep,
  source: Column,
  row: number,
  context: ImageStageContext,
): unknown {
  if (!isValid(source, row)) return null;
  const bytes = bytesAt(source, row);
  if (step.op === 'mimeType') return guessMimeType(bytes);
  const file = fileOf(source, row);
  try {
    const metadata = imageFileMetadata(bytes, file ?? undefined);
    return { ...metadata, dateTime: timeOf(metadata.dateTime) };
  } catch (error) {
    if (!(error instanceof DecodeError) || step.onError === 'raise') throw withContext(error, rowOf(context, row));
    context.warn(error.reason, file);
    return null;
  }
}

/** What the headers of the files say, one column for each of the stage's outputs. */
export async function runFileStage(stage: Stage, source: Column, context: ImageStageContext): Promise<Column[]> {
  const codecs = await import('@pixelframe/codecs');
  return stage.outputs.map(({ step, type }) => {
    const node = stage.steps[step] as FileStep;
    const rows = Array.from({ length: source.length }, (_, row) => readFile(codecs, node, source, row, context));
    return columnFromValues(rows, type);
  });
}
