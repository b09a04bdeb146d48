import type { ImageValue } from '@pixelframe/columnar';

/** What a provider is asked for, beside the values themselves. */
export interface ProviderRequest {
  /** The model to use. */
  readonly model: string;
  readonly signal: AbortSignal;
}

/** A label and how sure a model is of it. */
export interface LabelScore {
  readonly label: string;
  readonly score: number;
}

/**
 * Who runs models. One of your own has a name, a model, and those of the methods that it can do; each is given some
 * values, never null, and gives one result for each, in order. It runs on the page and may ask whoever it likes.
 *
 * @example
 * const provider = {
 *   name: 'lengths',
 *   model: 'length-1',
 *   dimensions: () => 1,
 *   embedText: async (texts: readonly string[]) => texts.map((text) => Float32Array.of(text.length)),
 * };
 * df.withColumn('embedding', col('name').embedText({ provider }))
 */
export interface ModelProvider {
  /** What `explain()` and errors call it. */
  readonly name: string;
  /** The model it uses where the call names none. */
  readonly model?: string;
  /** Values it is given at once; default 64. */
  readonly batchSize?: number;
  /** Calls under way; default 4. */
  readonly maxConcurrency?: number;
  /** Numbers of a model's vectors, where they are known; else one text or picture is asked for. */
  dimensions?(model: string): number | null;
  embedText?(texts: readonly string[], request: ProviderRequest): Promise<readonly ArrayLike<number>[]>;
  embedImage?(images: readonly ImageValue[], request: ProviderRequest): Promise<readonly ArrayLike<number>[]>;
  /** All labels of each text, best first. */
  classifyText?(
    texts: readonly string[],
    labels: readonly string[],
    request: ProviderRequest,
  ): Promise<readonly (readonly LabelScore[])[]>;
  /** All labels of each picture, best first; without labels, those of the model's own. */
  classifyImage?(
    images: readonly ImageValue[],
    labels: readonly string[] | null,
    request: ProviderRequest,
  ): Promise<readonly (readonly LabelScore[])[]>;
}

const ids = new WeakMap<ModelProvider, string>();
const providers = new Map<string, ModelProvider>();

/** Plans hold no objects: what stands for a provider in one. */
export function providerId(provider: ModelProvider): string {
  let id = ids.get(provider);
  if (id === undefined) {
    id = `#${providers.size}`;
    ids.set(provider, id);
    providers.set(id, provider);
  }
  return id;
}

/** The provider behind an id; undefined for a name. */
export const providerOf = (id: string): ModelProvider | undefined => providers.get(id);
