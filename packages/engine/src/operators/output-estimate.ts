import type { Column, DataType } from '@pixelframe/columnar';
import { embeddingSize, itemsPerRow } from '@pixelframe/columnar';
import type { PlanOf, StageStep } from '@pixelframe/plan';

type Stage = PlanOf<'imageStage'>;

/** Decoded pictures are about this many times their files. */
const INFLATION = 20;
/** Files written from a picture are at most about this part of its pixels. */
const DEFLATION = 2;
/** A list of the hashes of a picture's segments, or a struct of figures. */
const SMALL_BYTES = 512;
const MAX_CHANNELS = 4;
/** The longer side of a picture, over the shorter, that a bound by the shorter side counts on. */
const MAX_ASPECT = 4;

function bytesPerRow(type: DataType): number | null {
  switch (type.kind) {
    case 'fixedSizeBinary':
      return type.size;
    case 'uint32':
      return 4;
    case 'list':
    case 'struct':
    case 'string':
      return SMALL_BYTES;
    case 'embedding':
      return 4 * embeddingSize(type);
    default: {
      const items = itemsPerRow(type);
      return items === 0 ? null : items * (type.kind === 'tensor' && type.item.kind === 'float32' ? 4 : 1);
    }
  }
}

/** Bytes of the pixels that a step gives at most, whatever its input is; null where that depends on the picture. */
function pixelBound(stage: Stage, index: number): number | null {
  if (index === -1) return null;
  const step: StageStep = stage.steps[index]!;
  switch (step.op) {
    case 'resize':
      return step.width * step.height * MAX_CHANNELS * (step.fit === 'shorter' ? MAX_ASPECT : 1);
    case 'centerCrop':
      return Math.min(step.width * step.height * MAX_CHANNELS, pixelBound(stage, step.input) ?? Infinity);
    case 'crop': {
      const before = pixelBound(stage, step.input);
      if (typeof step.box === 'number') return before;
      return Math.min(step.box[2] * step.box[3] * MAX_CHANNELS, before ?? Infinity);
    }
    case 'normalize': {
      const before = pixelBound(stage, step.input);
      return before === null ? null : before * 4;
    }
    case 'encode': {
      const before = pixelBound(stage, step.input);
      return before === null ? null : before / DEFLATION;
    }
    default:
      return pixelBound(stage, step.input);
  }
}

const isResized = (stage: Stage, index: number): boolean =>
  index !== -1 && (stage.steps[index]!.op === 'resize' || isResized(stage, stage.steps[index]!.input));

/** Output bytes to expect of each row; from types and input sizes only, so that batches never depend on timing. */
export function outputEstimate(stage: Stage, source: Column): (row: number) => number {
  const inflation = stage.decode === null ? 1 : INFLATION;
  const estimates = stage.outputs.map(({ step, type }): ((inputBytes: number) => number) => {
    const bytes = bytesPerRow(type);
    if (bytes !== null) return () => bytes;
    const bound = pixelBound(stage, step);
    if (bound !== null && isResized(stage, step)) return () => bound;
    const op = stage.steps[step]?.op;
    const scale = op === 'encode' ? inflation / DEFLATION : op === 'normalize' ? inflation * 4 : inflation;
    // A crop is never larger than the picture.
    return (inputBytes) => Math.min(bound ?? Infinity, inputBytes * scale);
  });
  const { offsets } = source.children[0] ?? source;
  const size = itemsPerRow(source.type);
  return (row) => {
    const inputBytes = offsets === null ? size : offsets[row + 1]! - offsets[row]!;
    return estimates.reduce((sum, estimate) => sum + estimate(inputBytes), 0);
  };
}
