import type { OnnxDeclaration, OnnxImageInput } from '@pixelframe/engine';
import type { ModelSource } from '@pixelframe/plan';
import { PlanError } from '@pixelframe/columnar';
import type { ModelProvider } from './provider.ts';

/** Where a model's files are: a hub id, a URL, a path under the runner; one file, or those of a folder. */
export type ModelFilesInput = string | File | Iterable<File>;

/** A provider whose models run in the workers. */
export interface LocalProvider extends ModelProvider {
  readonly local: {
    readonly source: ModelSource;
    /** null: the model is in the hub's layout. */
    readonly onnx: OnnxDeclaration | null;
  };
}

export const isLocal = (provider: ModelProvider): provider is LocalProvider => 'local' in provider;

let keys = 0;

function sourceOf(method: string, model: unknown): { readonly source: ModelSource; readonly label: string } {
  if (typeof model === 'string' && model !== '') {
    return { source: { kind: 'reference', reference: model }, label: model };
  }
  const files =
    model instanceof Blob
      ? [model as File]
      : model === null || typeof model !== 'object'
        ? []
        : [...(model as Iterable<File>)];
  if (files.length === 0) {
    throw new PlanError(`${method}: model must be a hub id, a URL, a File, or the files of a folder.`);
  }
  const named = files.map((file) => ({ name: file.webkitRelativePath || file.name, content: file }));
  const label = files.length === 1 ? files[0]!.name : (named[0]!.name.split('/')[0] ?? 'files');
  return { source: { kind: 'files', key: `${label}#${keys++}`, files: named }, label };
}

export interface TransformersOptions {
  readonly model: ModelFilesInput;
}

/**
 * Runs a model in the hub's layout (config.json, preprocessor_config.json, tokenizer.json, onnx/) in the workers: from
 * the hub, a URL, a folder of files picked on the page, or a path under the runner.
 *
 * @example
 * df.withColumn('embedding', col('image').embedImage({ provider: transformers({ model: 'pixelframe/clip-tiny' }) }))
 */
export function transformers({ model }: TransformersOptions): ModelProvider {
  const { source, label } = sourceOf('transformers', model);
  const provider: LocalProvider = { name: 'transformers', model: label, local: { source, onnx: null } };
  return provider;
}

export interface OnnxOptions {
  /** The .onnx file: a URL, a File, a path under the runner; or a folder that holds it and a tokenizer. */
  readonly model: ModelFilesInput;
  /** The input for pixels or token ids; default: the only one, or `input_ids`. */
  readonly input?: string;
  /** The output that is wanted; default: the only one. */
  readonly output?: string;
  /** How pictures become the input. */
  readonly image?: OnnxImageInput;
  /** The name of each class, in order. */
  readonly labels?: readonly string[];
  /** How the vectors of tokens become one; default 'none': the output is one vector a row. */
  readonly pooling?: 'none' | 'mean' | 'first';
}

/**
 * Runs any ONNX file in the workers: what it takes and gives is said here, as far as its graph does not.
 *
 * @example
 * const cifar = onnx({ model: './resnet20.onnx', output: 'logits', image: { fit: 'fill' }, labels });
 * df.withColumn('what', col('image').classifyImage({ provider: cifar }))
 */
export function onnx(options: OnnxOptions): ModelProvider {
  const { input = null, output = null, image = {}, labels = null, pooling = 'none' } = options;
  const { source, label } = sourceOf('onnx', options.model);
  const provider: LocalProvider = {
    name: 'onnx',
    model: label,
    local: { source, onnx: { input, output, image, labels, pooling } },
  };
  return provider;
}
