import { rankLabels, scaledCosines, unitVector, type Score } from '@pixelframe/models/finish';
import type { ModelFinish, ResolvedModel } from '@pixelframe/plan';

/** Pictures of a run of a model where nobody said how many. */
const DEFAULT_BATCH = 8;

/** A model that a stage ends in, and which of the program's outputs it reads. */
export interface StageModel {
  readonly slot: number;
  readonly model: ResolvedModel;
}

/** Rows of numbers, one after the other. */
export interface ModelVectors {
  readonly data: Float32Array;
  readonly size: number;
}

/** Pictures made ready for a model, of one shape. */
export interface ModelInput {
  readonly tensors: readonly Float32Array[];
  readonly shape: readonly number[];
}

/** What a model said of one row, as the value of its column. */
export type ModelValue = Float32Array | string | readonly Score[] | null;

/** Turns the numbers a model gives for one row into the value of the column. */
export function modelValue(finish: ModelFinish, row: Float32Array): ModelValue {
  if (finish.kind === 'vector') {
    const cut = finish.dimensions === null ? row : row.slice(0, finish.dimensions);
    return finish.normalize ? unitVector(cut) : cut;
  }
  const { labels, topK } = finish;
  const logits =
    finish.kind === 'labels' && finish.zeroShot !== null
      ? scaledCosines(row, finish.zeroShot.vectors!, finish.zeroShot.scale)
      : row;
  const ranked = rankLabels(labels, logits, topK ?? 1);
  return topK === null ? (ranked[0]?.label ?? null) : ranked;
}

/** Values of several rows. */
export const modelValues = (finish: ModelFinish, { data, size }: ModelVectors): ModelValue[] =>
  Array.from({ length: size === 0 ? 0 : data.length / size }, (_, i) =>
    modelValue(finish, data.slice(i * size, (i + 1) * size)),
  );

/** Collects pictures of one model until there are enough for a run. */
export class PendingPictures {
  readonly #model: ResolvedModel;
  readonly #infer: (model: ResolvedModel, input: ModelInput) => Promise<ModelVectors>;
  readonly #put: (row: number, value: ModelValue) => void;
  #rows: number[] = [];
  #tensors: Float32Array[] = [];
  #shape: readonly number[] = [];

  constructor(
    model: ResolvedModel,
    infer: (model: ResolvedModel, input: ModelInput) => Promise<ModelVectors>,
    put: (row: number, value: ModelValue) => void,
  ) {
    this.#model = model;
    this.#infer = infer;
    this.#put = put;
  }

  async add(row: number, tensor: Float32Array, shape: readonly number[]): Promise<void> {
    const differs = this.#rows.length > 0 && shape.some((side, i) => side !== this.#shape[i]);
    if (differs) await this.flush();
    this.#rows.push(row);
    this.#tensors.push(tensor);
    this.#shape = shape;
    if (this.#rows.length >= (this.#model.batchSize ?? DEFAULT_BATCH)) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#rows.length === 0) return;
    const [rows, tensors] = [this.#rows, this.#tensors];
    this.#rows = [];
    this.#tensors = [];
    const vectors = await this.#infer(this.#model, { tensors, shape: this.#shape });
    modelValues(this.#model.finish, vectors).forEach((value, i) => this.#put(rows[i]!, value));
  }
}
