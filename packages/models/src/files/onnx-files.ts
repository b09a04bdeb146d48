import { ModelError } from '@pixelframe/columnar';
import { externalDataFiles } from './external-data.ts';
import type { ModelFiles, ReadOptions } from './model-files.ts';

/** How weights are stored, by the names of transformers.js. */
export type ModelDtype =
  | 'fp32'
  | 'fp16'
  | 'q8'
  | 'int8'
  | 'uint8'
  | 'q4'
  | 'q4f16'
  | 'q2'
  | 'q2f16'
  | 'q1'
  | 'q1f16'
  | 'bnb4';

const SUFFIXES: Readonly<Record<ModelDtype, string>> = Object.freeze({
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  int8: '_int8',
  uint8: '_uint8',
  q4: '_q4',
  q4f16: '_q4f16',
  q2: '_q2',
  q2f16: '_q2f16',
  q1: '_q1',
  q1f16: '_q1f16',
  bnb4: '_bnb4',
});

export const isModelDtype = (name: string): name is ModelDtype => Object.hasOwn(SUFFIXES, name);

/** `onnx/vision_model_fp16.onnx` for the part `vision_model` in 'fp16'. */
export const onnxFileName = (part: string, dtype: ModelDtype): string => `onnx/${part}${SUFFIXES[dtype]}.onnx`;

export interface OnnxFile {
  /** Its name in the model's folder. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Weights beside it, by the path it knows them under: onnxruntime's `externalData`. */
  readonly externalData: readonly { readonly path: string; readonly data: Uint8Array<ArrayBuffer> }[];
}

/**
 * One part of a model, with the weights that it keeps in files of their own.
 *
 * @param parts names of the part, the preferred first: `['vision_model', 'model']`
 * @throws {ModelError} when the model has none of them: what it has instead, or how to convert it
 */
export async function loadOnnx(
  files: ModelFiles,
  parts: readonly string[],
  dtype: ModelDtype,
  options: ReadOptions = {},
): Promise<OnnxFile> {
  const candidates = files.onnxFile === null ? parts.flatMap((part) => namesOf(part, dtype)) : [files.onnxFile];
  const known = await files.names();
  for (const name of candidates) {
    if (known !== null && !known.includes(name)) continue;
    const bytes = await files.find(name, options);
    if (bytes !== null) return { name, bytes, externalData: await loadExternal(files, name, bytes) };
  }
  throw await withoutOnnx(files, candidates, known);
}

/** In the hub's layout, and beside config.json as optimum exports them. */
const namesOf = (part: string, dtype: ModelDtype): string[] => {
  const name = onnxFileName(part, dtype);
  return [name, name.slice('onnx/'.length)];
};

/** The weights that a model keeps in files of their own; none outside its folder. */
export async function loadExternal(
  files: ModelFiles,
  name: string,
  model: Uint8Array,
): Promise<OnnxFile['externalData']> {
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  const loaded: { path: string; data: Uint8Array<ArrayBuffer> }[] = [];
  for (const path of /\.onnx$/i.test(name) ? externalDataFiles(model) : []) {
    if (/^\/|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/i.test(path)) {
      throw new ModelError(`Cannot load ${name} of ${files.label}: its weights are outside its folder (${path}).`);
    }
    loaded.push({ path, data: await files.bytes(folder + path) });
  }
  return loaded;
}

async function withoutOnnx(
  files: ModelFiles,
  candidates: readonly string[],
  known: readonly string[] | null,
): Promise<ModelError> {
  const { label } = files;
  const wanted = candidates[0]!;
  const others = known?.filter((name) => /\.onnx$/i.test(name)) ?? (await probed(files, wanted));
  if (others.length > 0) {
    return new ModelError(`${label} has no ${wanted}.`, {
      hint: `It has ${others.join(', ')}: choose another dtype, or another model.`,
    });
  }
  if ((await files.json('config.json')) === null) {
    return new ModelError(`${label} is not a model: it has neither config.json nor ${wanted}.`, {
      hint: files.fromHub
        ? 'Check the id and the revision.'
        : 'Give the folder that holds config.json, or an .onnx file.',
    });
  }
  return new ModelError(`${label} has no ONNX files.`, {
    hint: `Convert it with \`optimum-cli export onnx --model ${label} DIR\` or transformers.js's \`python -m scripts.convert --quantize --model_id ${label}\` and give the folder, or look for a conversion under onnx-community or Xenova on the hub.`,
  });
}

/** Where files cannot be listed: the part in the usual dtypes, by asking for each. */
async function probed(files: ModelFiles, wanted: string): Promise<string[]> {
  if (files.onnxFile !== null) return [];
  const suffix = Object.values(SUFFIXES).find((end) => end !== '' && wanted.endsWith(`${end}.onnx`)) ?? '';
  const part = wanted.slice('onnx/'.length, -`${suffix}.onnx`.length);
  const names = (['fp32', 'fp16', 'q8', 'q4'] as const).map((dtype) => onnxFileName(part, dtype));
  const sizes = await Promise.all(names.map((name) => files.size(name)));
  return names.filter((_, i) => sizes[i] !== null);
}
