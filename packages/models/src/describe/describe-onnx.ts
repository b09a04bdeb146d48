import { ModelError } from '@pixelframe/columnar';
import type { ModelFiles } from '../files/model-files.ts';
import type { PrepareStep, ResampleFilter } from '../processor/image-processor.ts';
import { normalizeStep } from '../processor/image-processor.ts';
import type { GraphDescription, ModelDescription, ModelTask } from './description.ts';
import { isImageTask } from './description.ts';
import type { GraphValue } from './onnx-graph.ts';
import { readOnnxGraph } from './onnx-graph.ts';

/** How pictures become the input of an ONNX model that says nothing about it. */
export interface OnnxImageInput {
  /** Sides of the input in pixels; default: those the graph declares. */
  readonly size?: number | { readonly width: number; readonly height: number };
  /** `crop` (default): the shorter side becomes `resizeTo`, then the middle is cut out; `fill`: stretched. */
  readonly fit?: 'crop' | 'fill';
  /** Length of the shorter side before the cut; default: the larger side of `size`. */
  readonly resizeTo?: number;
  /** Pillow's filter; default 'bicubic'. */
  readonly filter?: ResampleFilter | 'bilinear';
  /** What bytes are multiplied with before the mean is taken off; default 1/255. */
  readonly scale?: number;
  /** For each channel, after scaling; default 0 and 1. */
  readonly mean?: readonly number[];
  readonly std?: readonly number[];
  readonly mode?: 'RGB' | 'L';
  readonly layout?: 'CHW' | 'HWC';
}

/** What is declared of an ONNX file. */
export interface OnnxDeclaration {
  /** null: its only one. */
  readonly input: string | null;
  readonly output: string | null;
  readonly image: OnnxImageInput;
  readonly labels: readonly string[] | null;
  readonly pooling: 'none' | 'mean' | 'first';
}

function found(kind: string, values: readonly GraphValue[], name: string | null, label: string): GraphValue {
  const value = name === null ? (values.length === 1 ? values[0] : undefined) : values.find((one) => one.name === name);
  if (value !== undefined) return value;
  const wanted = name === null ? `one ${kind}, but there are ${values.length}` : `an ${kind} "${name}"`;
  throw new ModelError(`${label}: expected ${wanted}. It has: ${values.map((one) => one.name).join(', ')}.`, {
    hint: `Declare which one is meant: onnx({ ${kind}: '${values[0]?.name ?? 'name'}' }).`,
  });
}

function sidesOf(
  { size, layout = 'CHW' }: OnnxImageInput,
  { name, shape }: GraphValue,
  label: string,
): [number, number] {
  if (typeof size === 'number') return [size, size];
  if (size !== undefined) return [size.width, size.height];
  const [height, width] = layout === 'CHW' ? shape.slice(-2) : shape.slice(-3, -1);
  if (typeof width === 'number' && typeof height === 'number') return [width, height];
  throw new ModelError(`${label}: its input "${name}" takes pictures of any size.`, {
    hint: 'Say which it was trained with: onnx({ image: { size: 224 } }).',
  });
}

function prepareSteps(image: OnnxImageInput, input: GraphValue, label: string): PrepareStep[] {
  const [width, height] = sidesOf(image, input, label);
  const { fit = 'crop', filter = 'bicubic', scale = 1 / 255, layout = 'CHW' } = image;
  const channels = layout === 'CHW' ? input.shape.at(-3) : input.shape.at(-1);
  const mode = image.mode ?? (channels === 1 ? 'L' : 'RGB');
  const used = filter === 'bilinear' ? 'triangle' : filter;
  const zeros = mode === 'L' ? [0] : [0, 0, 0];
  const { mean = zeros, std = zeros.map(() => 1) } = image;
  const { resizeTo = Math.max(width, height) } = image;
  const resize: PrepareStep[] =
    fit === 'fill'
      ? [{ op: 'resize', width, height, filter: used, fit: 'fill', compat: 'pillow' }]
      : [
          { op: 'resize', width: resizeTo, height: resizeTo, filter: used, fit: 'shorter', compat: 'pillow' },
          { op: 'centerCrop', width, height },
        ];
  return [{ op: 'convert', mode, compat: 'pillow' }, ...resize, normalizeStep(scale, mean, std, layout)];
}

/**
 * What an ONNX file can do, by what is declared of it and what its graph says.
 *
 * @throws ModelError where the two do not fit
 */
export async function describeOnnx(
  task: ModelTask,
  files: ModelFiles,
  declared: OnnxDeclaration,
): Promise<ModelDescription> {
  const file = files.onnxFile ?? (await files.names())?.find((name) => name.endsWith('.onnx')) ?? 'model.onnx';
  const bytes = await files.bytes(file);
  const { inputs, outputs } = readOnnxGraph(bytes, files.label);
  const output = found('output', outputs, declared.output, files.label);
  const pictures = isImageTask(task);
  const input = found('input', inputs, declared.input ?? (pictures ? null : 'input_ids'), files.label);
  const graph: GraphDescription = {
    file,
    dtype: null,
    input: input.name,
    output: output.name,
    pooling: declared.pooling,
    maxTokens: null,
    padToMax: false,
    size: widthOf(output, declared.pooling),
    bytes: bytes.length,
  };
  const prepare = pictures ? prepareSteps(declared.image, input, files.label) : null;
  if (task === 'embedImage' || task === 'embedText') {
    if (graph.size === null) {
      throw new ModelError(`${files.label}: the size of its output "${output.name}" is not fixed: ${text(output)}.`, {
        hint: 'Choose an output of vectors: onnx({ output }).',
      });
    }
    return { graph, prepare, task: { kind: 'vector', normalize: false } };
  }
  const labels = declared.labels ?? Array.from({ length: graph.size ?? 0 }, (_, i) => String(i));
  if (graph.size !== null && labels.length !== graph.size) {
    throw new ModelError(`${files.label}: ${labels.length} labels for an output of ${graph.size} numbers.`, {
      hint: `Give a label for each number of "${output.name}", in order.`,
    });
  }
  return { graph, prepare, task: { kind: 'classes', labels } };
}

const text = ({ shape }: GraphValue): string => `[${shape.map((side) => side ?? '?').join(', ')}]`;

/** Numbers a row of an output: everything but the batch, or the last of tokens that are pooled. */
function widthOf({ shape }: GraphValue, pooling: string): number | null {
  const sides = pooling === 'none' ? shape.slice(1) : shape.slice(-1);
  if (sides.length === 0 || sides.includes(null)) return null;
  return sides.reduce<number>((product, side) => product * side!, 1);
}
