export { createEngineClient, type EngineClient } from './client/engine-client.ts';
export { countHeic } from './client/count-heic.ts';
export { listToRegistration } from './client/list-files.ts';
export { FILES_SCHEMA } from './client/files-schema.ts';
export { describePlan } from './physical/describe-plan.ts';
export type { Capabilities, EngineConfig, GpuPolicy, HubConfig } from './config.ts';
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
export type { OnnxDeclaration, OnnxImageInput, ModelProgress } from '@pixelframe/models';
export type { FoundModel, ModelRequest } from './models/model-request.ts';
export { csvBytes, httpAnswer } from '@pixelframe/io';
export { takeDropped } from '@pixelframe/io/dropped';
export type { CsvFormat, HttpAnswer, ListingInput, PathPolicy, TextFormat, TextOutput } from '@pixelframe/io';
export type { FileRef, Registration, SourceData } from './registration.ts';
export type { SpawnWorker } from './worker/watched-worker.ts';
