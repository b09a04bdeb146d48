export { createEngineClient, type EngineClient } from './client/engine-client.ts';
export { countHeic } from './client/count-heic.ts';
export { listToRegistration } from './client/list-files.ts';
export { FILES_SCHEMA } from './client/files-schema.ts';
export { describePlan } from './physical/describe-plan.ts';
export type { Capabilities, EngineConfig, GpuPolicy } from './config.ts';
export type { OperatorMetrics, QueryMetrics, SimilarityMetrics, StageMetrics, SuppressedErrors } from './metrics.ts';
export type {
  QueryItem,
  QueryOutput,
  QueryProgress,
  QueryResult,
  CallPage,
  QuerySpec,
  QueryStream,
  RunOptions,
} from './query.ts';
export { csvBytes } from '@pixelframe/io';
export { takeDropped } from '@pixelframe/io/dropped';
export type { CsvFormat, ListingInput, PathPolicy, TextFormat, TextOutput } from '@pixelframe/io';
export type { FileRef, Registration, SourceData } from './registration.ts';
export type { SpawnWorker } from './worker/watched-worker.ts';
