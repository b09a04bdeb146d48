import type { DataType } from '@pixelframe/columnar';
import { DataType as T } from '@pixelframe/columnar';
import type { Options } from '../../expr.ts';
import type { ResolvedModel } from '../../models/resolved-model.ts';
import type { ParamSpec } from '../define.ts';
import { isBoolean, positiveInteger } from '../define.ts';
import { MODEL_METADATA, NORMALIZED_METADATA } from './same-model.ts';

const optionalText = (value: unknown): string | null =>
  value === null || (typeof value === 'string' && value !== '') ? null : 'must be a text';

const optionalCount = (value: unknown): string | null => (value === null ? null : positiveInteger(value));

/** Who runs the model, which, and how many rows at once: of every model function. */
export const modelParams = {
  provider: {
    name: 'provider',
    type: 'string | ModelProvider | null',
    doc: "Who runs the model: the name of a provider, or one; null: the session's, the environment's, else 'transformers'.",
    default: null,
    check: optionalText,
  },
  model: {
    name: 'model',
    type: 'string | null',
    doc: "A model of the hub, the URL of its folder or of an ONNX file; null: the provider's own choice.",
    default: null,
    check: optionalText,
  },
  dtype: {
    name: 'dtype',
    type: "'fp32' | 'fp16' | 'q8' | 'int8' | 'uint8' | 'q4' | 'q4f16' | 'bnb4' | null",
    doc: 'Which file of weights; null: q8 on WASM, fp32 on WebGPU.',
    default: null,
    check: optionalText,
  },
  batchSize: {
    name: 'batchSize',
    type: 'number | null',
    doc: "Rows the model takes at once; null: the provider's own choice.",
    default: null,
    check: optionalCount,
  },
} as const satisfies Readonly<Record<string, ParamSpec>>;

/** What the call became when its model was looked up; null before. Not for users: no option of theirs has this name. */
export const resolvedOf = (options: Options): ResolvedModel | null =>
  (options['#resolved'] as ResolvedModel | undefined) ?? null;

/** Of functions that give vectors. */
export const vectorParams: readonly ParamSpec[] = [
  {
    name: 'normalize',
    type: 'boolean',
    doc: 'Whether vectors are scaled to length 1.',
    default: false,
    check: isBoolean,
  },
  {
    name: 'dimensions',
    type: 'number | null',
    doc: 'Only the first so many numbers of each vector; null: all.',
    default: null,
    check: optionalCount,
  },
];

export function vectorType(options: Options): DataType {
  const { dimensions } = options as { dimensions: number | null };
  return T.embedding(T.float32(), dimensions ?? resolvedOf(options)?.size ?? null);
}

export function vectorMetadata(options: Options): Readonly<Record<string, string>> | null {
  const model = resolvedOf(options)?.model ?? (options['model'] as string | null);
  if (model === null) return null;
  return { [MODEL_METADATA]: model, ...(options['normalize'] === true ? { [NORMALIZED_METADATA]: 'true' } : {}) };
}

const isLabels = (value: unknown): boolean =>
  typeof value === 'string' ||
  (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string'));

/** A label alone is a list of one. */
const asList = (value: ParamValue): ParamValue => (typeof value === 'string' ? [value] : value);
type ParamValue = Parameters<NonNullable<ParamSpec['normalize']>>[0];

export const labelsParam = {
  name: 'labels',
  type: 'string | readonly string[]',
  doc: 'What is chosen from, in words.',
  check: (value: unknown) => (isLabels(value) ? null : 'must be a text or a list of texts'),
  normalize: asList,
} as const satisfies ParamSpec;

/** Of functions that choose labels. */
export const scoreParams: readonly ParamSpec[] = [
  {
    name: 'topK',
    type: 'number | null',
    doc: 'How many labels, best first, each with its score; null: the best label alone.',
    default: null,
    check: optionalCount,
  },
  {
    name: 'scores',
    type: 'boolean',
    doc: 'Whether all labels come with their scores.',
    default: false,
    check: isBoolean,
  },
  {
    name: 'template',
    type: 'string | null',
    doc: 'The sentence a label is put into, at {}; null: that of the kind of model.',
    default: null,
    check: (value) =>
      value === null || (typeof value === 'string' && value.includes('{}')) ? null : 'must be a text with {} in it',
  },
];

const SCORED = T.list(T.struct({ label: T.string(), score: T.float32() }));

export const labelType = (options: Options): DataType =>
  options['topK'] === null && options['scores'] === false ? T.string() : SCORED;
