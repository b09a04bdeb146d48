import { ModelError } from '@pixelframe/columnar';

/** A step that makes a picture ready for a model: those of the image kernels, field by field. */
export type PrepareStep =
  | { readonly op: 'convert'; readonly mode: 'RGB' | 'L'; readonly compat: 'pillow'; readonly background?: 'white' }
  | {
      readonly op: 'resize';
      readonly width: number;
      readonly height: number;
      readonly filter: ResampleFilter;
      readonly fit: 'fill' | 'shorter';
      readonly compat: 'pillow';
    }
  | { readonly op: 'centerCrop'; readonly width: number; readonly height: number }
  | {
      readonly op: 'normalize';
      readonly mean: readonly number[];
      readonly std: readonly number[];
      readonly layout: 'CHW' | 'HWC';
    };

export type ResampleFilter = 'nearest' | 'box' | 'triangle' | 'bicubic' | 'lanczos';

/** Pillow's numbers for its filters; Hamming is the one nobody uses, and that we do not have. */
const FILTERS: readonly (ResampleFilter | null)[] = ['nearest', 'lanczos', 'triangle', 'bicubic', 'box', null];

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

interface Sides {
  readonly width: number;
  readonly height: number;
}

/** `224`, `{ height, width }`, or `{ shortest_edge }`, which is no pair of sides. */
function sidesOf(value: unknown): Sides | null {
  if (isNumber(value)) return { width: value, height: value };
  if (!isObject(value)) return null;
  const { height, width } = value;
  return isNumber(height) && isNumber(width) ? { width, height } : null;
}

function filterOf(config: Json, label: string): ResampleFilter {
  const { resample = 3 } = config;
  const filter = FILTERS[resample as number] ?? null;
  if (filter === null) {
    throw new ModelError(`${label}: preprocessor_config.json asks for resampling filter ${String(resample)}.`, {
      hint: "Pillow's filters 0 to 4 are known.",
    });
  }
  return filter;
}

/** Models of this processor resize a little larger and cut the middle out, below this size. */
const CONVNEXT_PLAIN = 384;

function geometry(config: Json, label: string): PrepareStep[] {
  const type = String(config['image_processor_type'] ?? config['feature_extractor_type'] ?? '');
  const filter = filterOf(config, label);
  const size = config['size'] ?? config['crop_size'];
  const shortest = isObject(size) && isNumber(size['shortest_edge']) ? size['shortest_edge'] : null;
  const crop = config['do_center_crop'] === true ? sidesOf(config['crop_size']) : null;
  const resize = (width: number, height: number, fit: 'fill' | 'shorter'): PrepareStep => ({
    op: 'resize',
    width,
    height,
    filter,
    fit,
    compat: 'pillow',
  });
  if (config['do_resize'] === false) return crop === null ? [] : [{ op: 'centerCrop', ...crop }];
  if (/ConvNext/i.test(type) && (shortest !== null || isNumber(size))) {
    const side = shortest ?? (size as number);
    const share = isNumber(config['crop_pct']) ? config['crop_pct'] : 224 / 256;
    if (side >= CONVNEXT_PLAIN) return [resize(side, side, 'fill')];
    const larger = Math.trunc(side / share);
    return [resize(larger, larger, 'shorter'), { op: 'centerCrop', width: side, height: side }];
  }
  // A number alone means the shorter side to CLIP and its kin, which cut the middle out, else both sides.
  const shorter = shortest ?? (isNumber(size) && crop !== null ? size : null);
  const sides = sidesOf(size);
  if (shorter === null && sides === null) {
    throw new ModelError(`${label}: preprocessor_config.json has no size that is understood: ${JSON.stringify(size)}.`);
  }
  const first = shorter === null ? resize(sides!.width, sides!.height, 'fill') : resize(shorter, shorter, 'shorter');
  return crop === null ? [first] : [first, { op: 'centerCrop', ...crop }];
}

/** A normalization of bytes: (byte x scale - mean) / std for each channel, as a tensor kernel that divides by 255. */
export function normalizeStep(
  scale: number,
  mean: readonly number[],
  std: readonly number[],
  layout: 'CHW' | 'HWC' = 'CHW',
): PrepareStep {
  const by = 255 * scale;
  const same = Math.abs(by - 1) < 1e-12;
  return {
    op: 'normalize',
    mean: same ? mean : mean.map((value) => value / by),
    std: same ? std : std.map((value) => value / by),
    layout,
  };
}

const numbers = (value: unknown, fallback: readonly number[]): readonly number[] =>
  Array.isArray(value) && value.every(isNumber) ? value : fallback;

/**
 * What a model's own processor does to a picture, as steps of our kernels: exact to its reference, which computes with
 * Pillow. `config` is the content of preprocessor_config.json.
 *
 * @throws ModelError for settings that are not understood
 */
export function imageProcessor(config: unknown, label: string): PrepareStep[] {
  if (!isObject(config)) {
    throw new ModelError(`${label} has no preprocessor_config.json, so it is not known how pictures are made ready.`, {
      hint: 'Use a provider that says it: onnx({ image: { size: 224, mean: [...], std: [...] } }).',
    });
  }
  const scale =
    config['do_rescale'] === false ? 1 : isNumber(config['rescale_factor']) ? config['rescale_factor'] : 1 / 255;
  const plain = config['do_normalize'] === false;
  const mean = plain ? [0, 0, 0] : numbers(config['image_mean'], [0.5, 0.5, 0.5]);
  const std = plain ? [1, 1, 1] : numbers(config['image_std'], [0.5, 0.5, 0.5]);
  const type = String(config['image_processor_type'] ?? config['feature_extractor_type'] ?? '');
  // Processors that convert lay what is not opaque on white; others are given pictures without alpha.
  const converts = config['do_convert_rgb'] === true || /CLIP|Siglip/i.test(type);
  const mode = mean.length === 1 ? 'L' : 'RGB';
  return [
    { op: 'convert', mode, compat: 'pillow', ...(converts ? { background: 'white' as const } : {}) },
    ...geometry(config, label),
    normalizeStep(scale, mean, std),
  ];
}

/** Sides of the tensor the steps end in; null: those of each picture. */
export function preparedSides(steps: readonly PrepareStep[]): Sides | null {
  const last = steps.findLast((step) => step.op === 'centerCrop' || (step.op === 'resize' && step.fit === 'fill'));
  return last?.op === 'centerCrop' || last?.op === 'resize' ? { width: last.width, height: last.height } : null;
}
