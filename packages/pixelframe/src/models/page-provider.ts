import type { DataType, ImageValue } from '@pixelframe/columnar';
import { DataType as T, ModelError } from '@pixelframe/columnar';
import type { Series } from '@pixelframe/engine/udf';
import type { Expr } from '@pixelframe/plan';
import { MODEL_METADATA, udfCall } from '@pixelframe/plan';
import { udfOptions } from '../udf/udf-options.ts';
import { codeOf, rememberCode } from '../udf/user-code.ts';
import type { ChosenProvider } from './choose-provider.ts';
import type { LabelScore, ModelProvider, ProviderRequest } from './provider.ts';

type Call = Extract<Expr, { kind: 'call' }>;
type Task = 'embedImage' | 'embedText' | 'classifyImage' | 'classifyText';

const DEFAULT_BATCH = 64;
const DEFAULT_CONCURRENCY = 4;

/** A text, or a picture of one pixel: what is asked for where only a vector tells how long vectors are. */
const PROBE = {
  embedText: 'pixelframe',
  embedImage: { width: 1, height: 1, channels: 3, mode: 'RGB', data: new Uint8Array(3) },
} as const;

function cannot(task: Task, { name }: ModelProvider): ModelError {
  return new ModelError(`The provider "${name}" does not do ${task}.`, {
    hint: "Use another, such as the default: { provider: 'transformers' }.",
  });
}

async function sizeOf(
  task: 'embedImage' | 'embedText',
  provider: ModelProvider,
  request: ProviderRequest,
): Promise<number> {
  const known = provider.dimensions?.(request.model) ?? null;
  if (known !== null) return known;
  const [vector] =
    task === 'embedText'
      ? await provider.embedText!([PROBE.embedText], request)
      : await provider.embedImage!([PROBE.embedImage as unknown as ImageValue], request);
  return vector!.length;
}

/** Results for the rows that have a value; null for the others. */
async function overPresent<V, R>(
  name: string,
  series: Series,
  run: (values: readonly V[]) => Promise<readonly R[]>,
): Promise<(R | null)[]> {
  const values = series.toArray() as readonly (V | null)[];
  const present = values.filter((value) => value !== null);
  if (present.length === 0) return values.map(() => null);
  const results = await run(present as V[]);
  if (results.length !== present.length) {
    throw new ModelError(`The provider "${name}" gave ${results.length} results for ${present.length} values.`);
  }
  let at = 0;
  return values.map((value) => (value === null ? null : results[at++]!));
}

const unit = (vector: Float32Array): Float32Array => {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
};

/** The call as a function of the page, which asks the provider for some rows at a time. */
export async function pageCall(call: Call, chosen: ChosenProvider, provider: ModelProvider): Promise<Expr> {
  const { options } = call;
  const task = call.fn as Task;
  if (provider[task] === undefined) throw cannot(task, provider);
  const { model } = chosen;
  const dimensions = (options['dimensions'] ?? null) as number | null;
  const labels = (options['labels'] ?? null) as readonly string[] | null;
  const topK = (options['topK'] ?? null) as number | null;
  const scored = topK !== null || options['scores'] === true;

  const vectorsOf = (vectors: readonly ArrayLike<number>[]): Float32Array[] =>
    vectors.map((vector) => {
      const own = Float32Array.from(vector).slice(0, dimensions ?? undefined);
      return options['normalize'] === true ? unit(own) : own;
    });
  const labelsOf = (results: readonly (readonly LabelScore[])[]): unknown[] =>
    results.map((ranked) => (scored ? ranked.slice(0, topK ?? undefined) : (ranked[0]?.label ?? null)));

  const runs: Readonly<Record<Task, (series: Series, request: ProviderRequest) => Promise<unknown[]>>> = {
    embedText: (series, request) =>
      overPresent<string, Float32Array>(provider.name, series, async (texts) =>
        vectorsOf(await provider.embedText!(texts, request)),
      ),
    embedImage: (series, request) =>
      overPresent<ImageValue, Float32Array>(provider.name, series, async (images) =>
        vectorsOf(await provider.embedImage!(images, request)),
      ),
    classifyText: (series, request) =>
      overPresent<string, unknown>(provider.name, series, async (texts) =>
        labelsOf(await provider.classifyText!(texts, labels!, request)),
      ),
    classifyImage: (series, request) =>
      overPresent<ImageValue, unknown>(provider.name, series, async (images) =>
        labelsOf(await provider.classifyImage!(images, labels, request)),
      ),
  };
  function ask(this: { readonly signal: AbortSignal }, series: Series): Promise<unknown[]> {
    return runs[task](series, { model, signal: this.signal });
  }
  const isVector = task === 'embedText' || task === 'embedImage';
  const returns: DataType = isVector
    ? T.embedding(
        T.float32(),
        dimensions ?? (await sizeOf(task, provider, { model, signal: new AbortController().signal })),
      )
    : scored
      ? T.list(T.struct({ label: T.string(), score: T.float32() }))
      : T.string();
  const plain = udfOptions('udf.batch', ask, {
    returns,
    runOn: 'page',
    batchSize: (options['batchSize'] as number | null) ?? provider.batchSize ?? DEFAULT_BATCH,
    maxConcurrency: provider.maxConcurrency ?? DEFAULT_CONCURRENCY,
    name: `${task} (${provider.name}, ${model}: ${chosen.why})`,
  });
  const made = isVector ? Object.freeze({ ...plain, metadata: { [MODEL_METADATA]: model } }) : plain;
  rememberCode(made, codeOf(plain)!);
  return udfCall(call.args, made);
}
