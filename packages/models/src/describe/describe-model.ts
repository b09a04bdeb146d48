import { ModelError } from '@pixelframe/columnar';
import type { ModelFiles } from '../files/model-files.ts';
import { imageProcessor } from '../processor/image-processor.ts';
import { chooseFile } from './dtypes.ts';
import type { DescribeOptions, GraphDescription, ModelDescription, ModelTask, Pooling } from './description.ts';
import { isImageTask } from './description.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objectAt = (config: Json, key: string): Json => (isObject(config[key]) ? config[key] : {});
const numberAt = (config: Json, ...keys: readonly string[]): number | null => {
  for (const key of keys) if (typeof config[key] === 'number') return config[key];
  return null;
};

/** Towers for pictures and texts whose vectors are compared, and where each keeps its own. */
const TWO_TOWERS: Readonly<Record<string, { readonly image: string; readonly text: string; readonly pads: boolean }>> =
  {
    clip: { image: 'image_embeds', text: 'text_embeds', pads: false },
    chinese_clip: { image: 'image_embeds', text: 'text_embeds', pads: false },
    siglip: { image: 'pooler_output', text: 'pooler_output', pads: true },
  };

/** CLIP's learned scale is held at its bound of 100, by which all released ones were trained. */
const CLIP_SCALE = Math.log(100);

const IMAGE_TEMPLATE = 'This is a photo of {}.';
const TEXT_TEMPLATE = 'This example is {}.';

/** Looks a model's files over for one task. */
class Describer {
  readonly #files: ModelFiles;
  readonly #options: DescribeOptions;
  readonly #config: Json;

  constructor(files: ModelFiles, config: Json, options: DescribeOptions) {
    this.#files = files;
    this.#config = config;
    this.#options = options;
  }

  get #type(): string {
    return String(this.#config['model_type'] ?? '');
  }

  get #architectures(): string {
    return String(this.#config['architectures'] ?? '');
  }

  async describe(task: ModelTask): Promise<ModelDescription> {
    const towers = TWO_TOWERS[this.#type];
    const { labels } = this.#options;
    if (isImageTask(task)) {
      const prepare = imageProcessor(await this.#files.json('preprocessor_config.json'), this.#files.label);
      if (task === 'embedImage') {
        const graph = towers === undefined ? await this.#backbone('pixel_values', 'first') : await this.#imageTower();
        return { graph, prepare, task: { kind: 'vector', normalize: false } };
      }
      if (labels === null) {
        const own = this.#classes();
        if (own === null) throw this.#cannot(task, 'it has no classes of its own', 'Give labels to choose from.');
        return { graph: await this.#classifier('pixel_values'), prepare, task: { kind: 'classes', labels: own } };
      }
      if (towers === undefined || this.#type === 'siglip') {
        const hint = "Leave the labels out to get the model's own classes, or use a CLIP.";
        throw this.#cannot(task, 'it does not compare pictures with texts as a CLIP does', hint);
      }
      return { graph: await this.#imageTower(), prepare, task: await this.#zeroShot(IMAGE_TEMPLATE) };
    }
    if (task === 'embedText') {
      if (towers !== undefined) {
        return { graph: await this.#textTower(), prepare: null, task: { kind: 'vector', normalize: false } };
      }
      const { pooling, normalize } = await this.#sentenceTransformer();
      return { graph: await this.#backbone('input_ids', pooling), prepare: null, task: { kind: 'vector', normalize } };
    }
    if (/ForSequenceClassification/.test(this.#architectures)) return this.#entailment(task);
    if (towers !== undefined) {
      return { graph: await this.#textTower(), prepare: null, task: await this.#zeroShot('{}') };
    }
    const { pooling } = await this.#sentenceTransformer();
    const graph = await this.#backbone('input_ids', pooling);
    return {
      graph,
      prepare: null,
      task: { kind: 'zeroShot', template: '{}', scale: Math.exp(CLIP_SCALE), text: graph },
    };
  }

  async #graph(part: string, rest: Omit<GraphDescription, 'file' | 'dtype' | 'bytes'>): Promise<GraphDescription> {
    const { dtype, device } = this.#options;
    const { onnxFile } = this.#files;
    if (onnxFile !== null) return { ...rest, file: onnxFile, dtype, bytes: await this.#files.size(onnxFile) };
    return { ...rest, ...(await chooseFile(this.#files, part, dtype, device)) };
  }

  #imageTower(): Promise<GraphDescription> {
    const vision = objectAt(this.#config, 'vision_config');
    const size = numberAt(this.#config, 'projection_dim') ?? numberAt(vision, 'projection_dim', 'hidden_size');
    const output = TWO_TOWERS[this.#type]!.image;
    return this.#graph('vision_model', { ...PICTURES, output, size });
  }

  #textTower(): Promise<GraphDescription> {
    const text = objectAt(this.#config, 'text_config');
    const size = numberAt(this.#config, 'projection_dim') ?? numberAt(text, 'projection_dim', 'hidden_size');
    const { text: output, pads } = TWO_TOWERS[this.#type]!;
    const maxTokens = numberAt(text, 'max_position_embeddings') ?? 77;
    return this.#graph('text_model', { ...TEXTS, output, size, maxTokens, padToMax: pads });
  }

  async #zeroShot(template: string): Promise<ModelDescription['task']> {
    const scale = Math.exp(numberAt(this.#config, 'logit_scale') ?? CLIP_SCALE);
    return { kind: 'zeroShot', template, scale, text: await this.#textTower() };
  }

  #classifier(input: string): Promise<GraphDescription> {
    const fed = input === 'pixel_values' ? PICTURES : TEXTS;
    const maxTokens = input === 'pixel_values' ? null : numberAt(this.#config, 'max_position_embeddings');
    return this.#graph('model', { ...fed, input, output: 'logits', size: null, maxTokens });
  }

  /** A model whose last layer is the vectors of all its tokens. */
  #backbone(input: string, pooling: Pooling): Promise<GraphDescription> {
    const size = numberAt(this.#config, 'hidden_size', 'dim', 'd_model');
    if (/ForImageClassification/.test(this.#architectures)) {
      const hint = 'Use a CLIP or DINOv2, or onnx({ output }) with the output that holds the vectors.';
      throw this.#cannot('embedImage', 'its ONNX conversion gives classes, not vectors', hint);
    }
    const fed = input === 'pixel_values' ? PICTURES : TEXTS;
    const maxTokens = input === 'pixel_values' ? null : numberAt(this.#config, 'max_position_embeddings');
    return this.#graph('model', { ...fed, input, output: 'last_hidden_state', pooling, size, maxTokens });
  }

  /** What a sentence-transformers model says of pooling and normalization; the mean of all tokens is usual. */
  async #sentenceTransformer(): Promise<{ readonly pooling: Pooling; readonly normalize: boolean }> {
    const pooling = await this.#files.json('1_Pooling/config.json');
    const modules = await this.#files.json('modules.json');
    const first = isObject(pooling) && pooling['pooling_mode_cls_token'] === true;
    return { pooling: first ? 'first' : 'mean', normalize: JSON.stringify(modules ?? []).includes('Normalize') };
  }

  async #entailment(task: ModelTask): Promise<ModelDescription> {
    const classes = (this.#classes() ?? []).map((name) => name.toLowerCase());
    const entailment = classes.findIndex((name) => name.startsWith('entail'));
    if (entailment === -1) {
      const hint = 'Use a model of natural language inference, such as facebook/bart-large-mnli.';
      throw this.#cannot(task, 'none of its classes is "entailment"', hint);
    }
    const graph = await this.#classifier('input_ids');
    return { graph, prepare: null, task: { kind: 'entailment', template: TEXT_TEMPLATE, entailment } };
  }

  #classes(): string[] | null {
    const names = objectAt(this.#config, 'id2label');
    const ids = Object.keys(names).map(Number);
    return ids.length === 0 ? null : ids.toSorted((a, b) => a - b).map((id) => String(names[id]));
  }

  #cannot(task: ModelTask, why: string, hint: string): ModelError {
    return new ModelError(`${task}: ${this.#files.label} is a ${this.#type || 'model'} that cannot: ${why}.`, { hint });
  }
}

const PICTURES = {
  input: 'pixel_values',
  pooling: 'none',
  maxTokens: null,
  padToMax: false,
} as const;
const TEXTS = { ...PICTURES, input: 'input_ids' } as const;

/**
 * What a model in the hub's layout (config.json, preprocessor_config.json, tokenizer.json, onnx/) can do for a task.
 * Reads its settings only, not its weights.
 *
 * @throws ModelError where it cannot do the task, or its settings are missing
 */
export async function describeModel(
  task: ModelTask,
  files: ModelFiles,
  options: DescribeOptions,
): Promise<ModelDescription> {
  const config = await files.json('config.json');
  if (!isObject(config)) {
    throw new ModelError(`${files.label} has no config.json, so it is not known what kind of model it is.`, {
      hint: 'Say it yourself: provider onnx({ model, image: { size: 224 }, labels: [...] }).',
    });
  }
  return new Describer(files, config, options).describe(task);
}
