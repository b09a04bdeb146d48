import type { Column } from '@pixelframe/columnar';
import { PixelframeError, withContext } from '@pixelframe/columnar';
import type { Pixels, StepResult } from '@pixelframe/kernels';
import { attributeOf } from './stage-attributes.ts';
import type { RowBoxes } from './stage-boxes.ts';
import { boxesBehind, boxesOf } from './stage-boxes.ts';
import type { ImageStageContext, Stage } from './stage-context.ts';
import { rowOf } from './stage-context.ts';
import { readsFiles, runFileStage } from './stage-files.ts';
import type { OutputValue } from './stage-outputs.ts';
import { outputColumn } from './stage-outputs.ts';
import type { SourcePixels } from './stage-pixels.ts';
import { fileOf, sourceAt } from './stage-pixels.ts';
import { modelValues, PendingPictures } from './stage-models.ts';
import { compileStage } from './stage-program.ts';

/** A step that changes nothing, such as a resize to the same size, may hand on the source's own pixels. */
const sharesMemory = (results: readonly StepResult[], source: Pixels): boolean =>
  results.some((result) => result.kind === 'pixels' && result.pixels.data.buffer === source.data.buffer);

/** Pixels decoded before one call of the program; a GPU gets its pictures in groups of this size. */
const GROUP_BYTES = 32 * 1024 * 1024;

interface Member extends RowBoxes {
  readonly row: number;
  readonly file: string | null;
  readonly source: SourcePixels;
}

/** The values of one picture, one for each of the stage's outputs. */
async function valuesOf(
  stage: Stage,
  member: Member,
  resultOf: (output: number) => StepResult,
  context: ImageStageContext,
  behind: readonly (readonly number[])[],
): Promise<OutputValue[]> {
  const values: OutputValue[] = [];
  for (const [output, { step }] of stage.outputs.entries()) {
    const node = stage.steps[step];
    if (behind[output]!.some((box) => member.missing[box])) {
      values.push(null);
    } else if (node?.op === 'attribute') {
      values.push(attributeOf(stage, node, member.source, member.boxes));
    } else if (node?.op === 'encode') {
      const { pixels } = resultOf(output) as Extract<StepResult, { kind: 'pixels' }>;
      const { format, quality } = node;
      const { file } = member;
      const options = { format, ...(quality === null ? {} : { quality }), ...(file === null ? {} : { file }) };
      values.push(await context.codecs.encode(pixels, options));
    } else {
      values.push(resultOf(output));
    }
  }
  return values;
}

/**
 * Runs a stage over the rows of a batch and returns its output columns. `source` is the evaluated source (bytes,
 * images or HWC tensors) and `boxes` are the stage's evaluated boxes. At most `groupBytes` of decoded pixels are alive
 * at once, on the CPU one picture.
 *
 * @throws DecodeError naming the file and row, where the decode says `onError: 'raise'`; PlanError for a list that is
 * no box; what the encoder of a format says of a picture it cannot write
 */
export async function runImageStage(
  stage: Stage,
  source: Column,
  boxes: readonly Column[],
  context: ImageStageContext,
  groupBytes = GROUP_BYTES,
): Promise<Column[]> {
  if (readsFiles(stage)) return runFileStage(stage, source, context);
  const { program, slots, models } = compileStage(stage);
  const ran = [...models.values()];
  const behind = boxesBehind(stage);
  const rows = stage.outputs.map((): OutputValue[] => Array.from({ length: source.length }, () => null));
  const pending = new Map(
    [...models].map(([output, { model }]) => [
      output,
      new PendingPictures(model, context.infer, (row, value) => (rows[output]![row] = value)),
    ]),
  );
  let group: Member[] = [];
  let held = 0;
  const flush = async (): Promise<void> => {
    const members = group;
    group = [];
    held = 0;
    if (members.length === 0) return;
    const withBoxes = boxes.length > 0;
    const { results, vectors } = await context.run(
      members.map((member) => (withBoxes ? { ...member.source.pixels, boxes: member.boxes } : member.source.pixels)),
      program,
      ran,
    );
    const known = vectors?.map((own, i) => modelValues(ran[i]!.model.finish, own)) ?? null;
    for (const [i, member] of members.entries()) {
      const own = results[i]!;
      try {
        const values = await valuesOf(stage, member, (output) => own[slots[output]!]!, context, behind);
        for (const [output, value] of values.entries()) {
          const waiting = pending.get(output);
          if (value === null || waiting === undefined) rows[output]![member.row] = value;
          else if (known !== null) rows[output]![member.row] = known[[...models.keys()].indexOf(output)]![i]!;
          else {
            const { data, shape } = value as Extract<StepResult, { kind: 'tensor' }>;
            await waiting.add(member.row, data, shape);
          }
        }
      } catch (error) {
        throw error instanceof PixelframeError ? withContext(error, rowOf(context, member.row)) : error;
      }
      const { pixels, owned } = member.source;
      if (owned && !sharesMemory(own, pixels)) context.codecs.recycle(pixels.data);
    }
  };
  const read = (row: number): Promise<SourcePixels | null> => sourceAt(source, row, stage.decode, context);
  const readsAhead = stage.decode?.decoder === 'native';
  let next: Promise<SourcePixels | null> | null = null;
  for (let row = 0; row < source.length; row++) {
    context.signal.throwIfAborted();
    const current = next ?? read(row);
    next = null;
    if (readsAhead && row + 1 < source.length) {
      // The platform decodes in threads of its own: one picture there while one is computed here.
      next = read(row + 1);
      // Its failure is that row's, and told when its turn comes.
      next.catch(() => {});
    }
    const picture = await current;
    if (picture === null) continue;
    group.push({ row, file: fileOf(source, row), source: picture, ...boxesOf(boxes, row, context) });
    held += picture.pixels.data.byteLength;
    if (held >= groupBytes) await flush();
  }
  await flush();
  for (const waiting of pending.values()) await waiting.flush();
  return stage.outputs.map(({ type }, i) => outputColumn(type, rows[i]!));
}
