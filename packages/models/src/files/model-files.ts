import type { HubConfig } from './hub-config.ts';
import type { ModelCache } from './cache/model-cache.ts';

export interface ModelProgress {
  /** What the model is called. */
  readonly model: string;
  readonly file: string;
  readonly loaded: number;
  /** null where the server does not say. */
  readonly total: number | null;
  readonly bytesPerSecond: number;
  /** null until it can be estimated. */
  readonly secondsLeft: number | null;
}

export interface OpenModelOptions {
  readonly hub: HubConfig;
  readonly cache: ModelCache;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ModelProgress) => void;
  /** Told what does not stop the work: a file that could not be kept, an old one that is used. */
  readonly onWarning?: (message: string) => void;
  /** Where an http(s) address is asked for instead: at the runner's proxy. */
  readonly route?: (url: string) => string;
  /** How downloads are repeated; for tests. */
  readonly retry?: RetryPolicy;
}

export interface RetryPolicy {
  /** Requests in a row without a new byte before giving up. */
  readonly tries: number;
  /** Wait before the second, doubled for each further one. */
  readonly baseMs: number;
  /** Longest silence of the server. */
  readonly stallMs: number;
}

export interface ReadOptions {
  /** SHA-256 the file must have, in hex. A hub says it by itself. */
  readonly sha256?: string;
}

/** The files of one model, wherever they are. Names are paths in its folder. */
export interface ModelFiles {
  /** What messages call the model. */
  readonly label: string;
  /** The .onnx file that the reference named itself; null for a folder or a hub id. */
  readonly onnxFile: string | null;
  /** From a hub that converts nothing by itself. */
  readonly fromHub: boolean;
  /** Names of all files; null where only asking for one tells whether it is there. */
  names(): Promise<readonly string[] | null>;
  /** The parsed file; null where there is none. */
  json(name: string): Promise<unknown>;
  /** The whole file, downloaded or from the cache. The array is the caller's own. */
  bytes(name: string, options?: ReadOptions): Promise<Uint8Array<ArrayBuffer>>;
  /** The same, null where there is none. */
  find(name: string, options?: ReadOptions): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Bytes in the file; null where it is not there, or nobody says. */
  size(name: string): Promise<number | null>;
}
