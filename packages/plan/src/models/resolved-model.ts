/** Where the files of a model are: a hub id or a URL, or files under their names in the model's folder. */
export type ModelSource =
  | { readonly kind: 'reference'; readonly reference: string }
  | {
      readonly kind: 'files';
      /** Tells one set of files from another. */
      readonly key: string;
      readonly files: readonly { readonly name: string; readonly content: Blob | string }[];
    };

/** One ONNX graph of a model, and what is fed to it. */
export interface ModelPart {
  /** The model's name, for messages and for the metadata of columns. */
  readonly model: string;
  readonly source: ModelSource;
  /** The ONNX file within the model's folder, without the suffix of its dtype: `onnx/vision_model`. */
  readonly file: string;
  /** null: q8 where it runs on WASM and fp32 on WebGPU. */
  readonly dtype: string | null;
  /** The input that gets pixels or token ids; null: the graph's only one. */
  readonly input: string | null;
  /** The output that is wanted; null: the graph's only one. */
  readonly output: string | null;
  /** How the vectors of tokens become one; `none`: the output is one vector a row already. */
  readonly pooling: 'none' | 'mean' | 'first';
  /** Longest text in tokens, special ones included; null for pictures. */
  readonly maxTokens: number | null;
  /** Whether texts are padded to `maxTokens`, as for models that were trained so. */
  readonly padToMax: boolean;
  /** Numbers the output has for each row; null: the first run says. */
  readonly size: number | null;
  /** Bytes of the weights, for the budget; null: not said. */
  readonly bytes: number | null;
}

/** What is done to a picture before the model sees it; kernels' steps, field by field, ending in a tensor. */
export type PrepareStep =
  | { readonly op: 'convert'; readonly mode: 'RGB' | 'L'; readonly compat: 'pillow'; readonly background?: 'white' }
  | {
      readonly op: 'resize';
      readonly width: number;
      readonly height: number;
      readonly filter: 'nearest' | 'box' | 'triangle' | 'bicubic' | 'lanczos';
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

/** Texts that pictures, or other texts, are compared with. */
export interface ZeroShot {
  readonly texts: readonly string[];
  /** The graph that makes their vectors. */
  readonly part: ModelPart;
  /** What cosines are multiplied with before they compete. */
  readonly scale: number;
  /** Unit vectors of the texts, one after the other; null until the query runs. */
  readonly vectors: Float32Array | null;
}

/** How the numbers a model gives for one row become the value of the column. */
export type ModelFinish =
  | {
      readonly kind: 'vector';
      readonly normalize: boolean;
      /** Only the first so many numbers; null: all. */
      readonly dimensions: number | null;
    }
  | {
      readonly kind: 'labels';
      readonly labels: readonly string[];
      /** null: the model gives a number for each label by itself. */
      readonly zeroShot: ZeroShot | null;
      /** null: the best label alone. */
      readonly topK: number | null;
    }
  | {
      /** Each label is a hypothesis that the model judges: one run for each text and label. */
      readonly kind: 'entailment';
      readonly labels: readonly string[];
      readonly hypotheses: readonly string[];
      /** Place of "entailment" among the model's classes. */
      readonly entailment: number;
      readonly topK: number | null;
    };

/** Where a model runs and who said so. */
export interface Resolution {
  /** Of the provider that was chosen. */
  readonly provider: string;
  /** `explicit`, `session`, `environment` or `default`, in words. */
  readonly why: string;
  /** The model's name. */
  readonly model: string;
  /** Of vectors; null for labels. */
  readonly size: number | null;
}

/** A call of a model function once its provider and model are known: plain data. */
export interface ResolvedModel extends Resolution {
  readonly kind: 'model';
  readonly part: ModelPart;
  /** null for texts. */
  readonly prepare: readonly PrepareStep[] | null;
  readonly finish: ModelFinish;
  /** Rows the model takes at once; null: as it suits. */
  readonly batchSize: number | null;
}
