import type { PathPolicy } from '@pixelframe/io';

export type GpuPolicy = 'auto' | 'off' | 'force';

/** Everything an engine needs to know; plain data, sent to every worker. */
export interface EngineConfig {
  /** Compute workers; 0 runs everything in the calling thread. */
  readonly workers: number;
  readonly gpu: GpuPolicy;
  /** Bytes a session may hold at once. */
  readonly memoryLimit: number;
  /** EXIF policy of decodes that set none. */
  readonly orientation: 'ignore' | 'apply';
  readonly paths: PathPolicy;
  /** Where wasm files are served from, when not beside the worker script. */
  readonly assetBaseUrl: string | null;
  /** Where models and datasets are looked up by their ids. */
  readonly hub: HubConfig;
}

/** A model hub, and the login to it. */
export interface HubConfig {
  /** Default: https://huggingface.co. Any server with the same addresses will do. */
  readonly endpoint?: string;
  /** For what is private or gated. Sent to the endpoint only; no message, plan or metric has it. */
  readonly token?: string;
}

export interface Capabilities {
  readonly workers: number;
  /** The path image stages take, and why. */
  readonly gpu: { readonly used: boolean; readonly reason: string; readonly adapter: string | null };
  readonly crossOriginIsolated: boolean;
  readonly memoryLimit: number;
}
