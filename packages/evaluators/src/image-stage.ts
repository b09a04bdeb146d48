import type { Column, ImageMode } from '@pixelframe/columnar';
import {
  channelsOf,
  DecodeError,
  fixedSizeBinaryColumn,
  fixedWidthColumn,
  IMAGE_MODES,
  imageAt,
  imageColumn,
  isValid,
  modeOfChannels,
  stringsOf,
  tensorAt,
  tensorColumn,
  withContext,
} from '@pixelframe/columnar';
import type { DecodeOptions, ImageCodecs } from '@pixelframe/codecs';
import type { ImageProgram, ImageStep, Pixels, StepResult } from '@pixelframe/kernels';
import { convertPixels, packPixels } from '@pixelframe/kernels';
import type { PlanOf, StageDecode, StageStep } from '@pixelframe/plan';
import { boolColumn } from './validity.ts';

type Stage = PlanOf<'imageStage'>;

/** What a stage needs of its surroundings. */
export interface ImageStageContext {
  readonly codecs: ImageCodecs;
  /** The session's EXIF policy, for decodes that do not set their own. */
  readonly orientation: 'ignore' | 'apply';
  /** The CPU twin or the GPU: one result list per picture. */
  readonly run: (sources: readonly Pixels[], program: ImageProgram) => Promise<StepResult[][]>;
  /** Counts a value that became null, or a picture decoded with a warning. */
  readonly warn: (reason: string, file: string | null) => void;
  readonly signal: AbortSignal;
  /** The source's row behind one of the stage's rows, where known: for errors. */
  readonly sourceRow: (row: number) => number | null;
}

/**
 * The stage's steps as a kernel program. `toTensor` is only another reading of the same pixels and attributes need
 * none, so neither becomes a kernel step: `place` maps each stage step to the program's.
 */
export interface StageProgram {
  readonly program: ImageProgram;
  /** For each stage output: its index among the program's outputs, or -1 for an attribute. */
  readonly slots: readonly number[];
}

export function compileStage(stage: Pick<Stage, 'steps' | 'outputs'>): StageProgram {
  const place: number[] = [];
  const needed = new Set<number>();
  const need = (step: number): void => {
    if (step === -1 || needed.has(step)) return;
    needed.add(step);
    need(stage.steps[step]!.input);
  };
  for (const { step } of stage.outputs) if (step !== -1 && stage.steps[step]!.op !== 'attribute') need(step);
  const steps: ImageStep[] = [];
  const at = (step: number): number => (step === -1 ? -1 : place[step]!);
  stage.steps.forEach((step, i) => {
    if (!needed.has(i) || step.op === 'toTensor' || step.op === 'attribute') {
      place.push(at(step.input));
      return;
    }
    steps.push({ ...step, input: at(step.input) });
    place.push(steps.length - 1);
  });
  const outputs: number[] = [];
  const slots = stage.outputs.map(({ step }) => {
    if (step !== -1 && stage.steps[step]!.op === 'attribute') return -1;
    const target = at(step);
    const known = outputs.indexOf(target);
    if (known !== -1) return known;
    outputs.push(target);
    return outputs.length - 1;
  });
  return { program: { steps, outputs }, slots };
}

const asChannels = (channels: number): Pixels['channels'] => channels as Pixels['channels'];

/** Reads decoder output as `mode`; RGBA buffers serve RGB, RGBA and gray files' L without a copy. */
export function asMode(image: Pixels, mode: ImageMode | null): Pixels {
  if (mode === null || channelsOf(mode) === image.channels) return image;
  if (image.stride === 4 && (mode === 'RGB' || mode === 'RGBA')) {
    return { ...image, channels: asChannels(channelsOf(mode)) };
  }
  return convertPixels(image, mode);
}

interface Decoded {
  readonly pixels: Pixels;
  /** The decoder's own buffer, to be given back when nothing needs it any more. */
  readonly owned: boolean;
}

/** Where an error happened, as far as it is known. */
function rowOf(context: ImageStageContext, row: number): { row?: number } {
  const sourceRow = context.sourceRow(row);
  return sourceRow === null ? {} : { row: sourceRow };
}

async function decodeRow(
  column: Column,
  row: number,
  decode: StageDecode,
  context: ImageStageContext,
): Promise<Decoded | null> {
  const bytes = (column.values as Uint8Array).subarray(column.offsets![row]!, column.offsets![row + 1]!);
  const file = column.origin === undefined ? null : (stringsOf(column.origin)[row] ?? null);
  const options: DecodeOptions = {
    strict: decode.strict,
    maxPixels: decode.maxPixels,
    orientation: decode.orientation ?? context.orientation,
    ...(file === null ? {} : { file }),
  };
  try {
    const { image, header, warning } = await context.codecs.decode(bytes, options);
    if (warning !== null) context.warn(warning, file);
    if (options.orientation === 'ignore' && header.orientation !== 1) context.warn('EXIF orientation ignored', file);
    return { pixels: asMode(image, decode.mode), owned: true };
  } catch (error) {
    if (!(error instanceof DecodeError) || decode.onError === 'raise') {
      throw withContext(error, rowOf(context, row));
    }
    context.warn(error.reason, file);
    return null;
  }
}

function viewRow(column: Column, row: number, context: ImageStageContext): Decoded | null {
  if (column.type.kind === 'tensor') {
    const tensor = tensorAt(column, row);
    if (tensor === null) return null;
    const [height, width, channels] = tensor.shape as [number, number, number];
    if (tensor.shape.length !== 3 || channels < 1 || channels > 4) {
      throw new DecodeError(
        `A tensor of shape [${tensor.shape.join(', ')}] is not a picture: expected [height, width, 1 to 4 channels].`,
        { ...rowOf(context, row), reason: 'not a picture' },
      );
    }
    const data = tensor.data as Uint8Array;
    return { pixels: { width, height, channels: asChannels(channels), stride: channels, data }, owned: false };
  }
  const image = imageAt(column, row);
  if (image === null) return null;
  const { width, height, channels, data } = image;
  return { pixels: { width, height, channels: asChannels(channels), stride: channels, data }, owned: false };
}

function attributeOf(pixels: Pixels, step: Extract<StageStep, { op: 'attribute' }>, stage: Stage): number {
  let { width, height } = pixels;
  for (let at = step.input; at !== -1; at = stage.steps[at]!.input) {
    const before = stage.steps[at]!;
    if (before.op === 'resize') {
      ({ width, height } = before);
      break;
    }
  }
  switch (step.attribute) {
    case 'width':
      return width;
    case 'height':
      return height;
    case 'channel':
      return pixels.channels;
    case 'mode':
      return IMAGE_MODES[modeOfChannels(pixels.channels)];
  }
}

/** Collects one output's values row by row and turns them into its column. */
function outputColumn(stage: Stage, index: number, rows: readonly (StepResult | number | null)[]): Column {
  const { type } = stage.outputs[index]!;
  switch (type.kind) {
    case 'image':
      return imageColumn(
        rows.map((row) => {
          if (row === null || typeof row === 'number' || row.kind !== 'pixels') return null;
          const { width, height, channels } = row.pixels;
          return { width, height, channels, mode: modeOfChannels(channels), data: packPixels(row.pixels) };
        }),
        type,
      );
    case 'tensor':
      return tensorColumn(
        rows.map((row) => {
          if (row === null || typeof row === 'number' || row.kind === 'hash') return null;
          if (row.kind === 'tensor') return { shape: row.shape, data: row.data as Float32Array<ArrayBuffer> };
          const { width, height, channels } = row.pixels;
          return { shape: [height, width, channels], data: packPixels(row.pixels) as Uint8Array<ArrayBuffer> };
        }),
        type,
      );
    case 'fixedSizeBinary':
      return fixedSizeBinaryColumn(
        rows.map((row) => (row !== null && typeof row === 'object' && row.kind === 'hash' ? row.data : null)),
        type.size,
      );
    default: {
      const values = Uint32Array.from(rows, (row) => (typeof row === 'number' ? row : 0));
      const { values: validity } = boolColumn(rows.length, (i) => rows[i] !== null);
      return fixedWidthColumn(type, values, rows.includes(null) ? (validity as Uint8Array<ArrayBuffer>) : null);
    }
  }
}

/** A step that changes nothing, such as a resize to the same size, may hand on the source's own pixels. */
const sharesMemory = (results: readonly StepResult[], source: Pixels): boolean =>
  results.some((result) => result.kind === 'pixels' && result.pixels.data.buffer === source.data.buffer);

/** Pixels decoded before one call of the program; a GPU gets its pictures in groups of this size. */
const GROUP_BYTES = 32 * 1024 * 1024;

/**
 * Runs a stage over the rows of a batch and returns its output columns. `source` is the evaluated source: bytes,
 * images or HWC tensors. At most `groupBytes` of decoded pixels are alive at once, on the CPU one picture.
 *
 * @throws DecodeError naming the file and row, where the decode says `onError: 'raise'`.
 */
export async function runImageStage(
  stage: Stage,
  source: Column,
  context: ImageStageContext,
  groupBytes = GROUP_BYTES,
): Promise<Column[]> {
  const compiled = compileStage(stage);
  const rows: (StepResult | number | null)[][] = stage.outputs.map(() =>
    Array.from({ length: source.length }, () => null),
  );
  let group: { row: number; decoded: Decoded }[] = [];
  let held = 0;
  const flush = async (): Promise<void> => {
    if (group.length === 0) return;
    const results = await context.run(
      group.map(({ decoded }) => decoded.pixels),
      compiled.program,
    );
    group.forEach(({ row, decoded }, i) => {
      stage.outputs.forEach(({ step }, output) => {
        const slot = compiled.slots[output]!;
        const stageStep = stage.steps[step];
        rows[output]![row] =
          slot === -1 && stageStep?.op === 'attribute'
            ? attributeOf(decoded.pixels, stageStep, stage)
            : results[i]![slot]!;
      });
      if (decoded.owned && !sharesMemory(results[i]!, decoded.pixels)) context.codecs.recycle(decoded.pixels.data);
    });
    group = [];
    held = 0;
  };
  for (let row = 0; row < source.length; row++) {
    context.signal.throwIfAborted();
    if (!isValid(source, row)) continue;
    const decoded =
      stage.decode === null ? viewRow(source, row, context) : await decodeRow(source, row, stage.decode, context);
    if (decoded === null) continue;
    group.push({ row, decoded });
    held += decoded.pixels.data.byteLength;
    if (held >= groupBytes) await flush();
  }
  await flush();
  return stage.outputs.map((_, i) => outputColumn(stage, i, rows[i]!));
}
