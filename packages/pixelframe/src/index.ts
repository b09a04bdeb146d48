export { DataType, type Field, type ImageMode, type Schema, schema, typeName } from '@pixelframe/columnar';
export { batchToRows, formatValue, isValid, valueAt } from '@pixelframe/columnar';
export type { Batch, Column, ErrorContext, ImageValue, ValueOptions } from '@pixelframe/columnar';
export {
  CancelledError,
  DecodeError,
  describeError,
  DeviceError,
  EncodeError,
  IoError,
  MemoryLimitError,
  ModelError,
  PixelframeError,
  PlanError,
  UdfError,
} from '@pixelframe/columnar';
export type {
  Capabilities,
  QueryMetrics,
  QueryProgress,
  QueryStream,
  SimilarityMetrics,
  StageMetrics,
  SuppressedErrors,
} from '@pixelframe/engine';
export { col } from './col.ts';
export { DataFrame, type ParquetOptions, type RunOptions } from './dataframe.ts';
export { GroupedDataFrame, type MapGroupsOptions } from './grouped.ts';
export type { GroupFunction, GroupValues } from './page-functions.ts';
export type {
  JoinAsofOptions,
  JoinOptions,
  PivotOptions,
  RandomSplitOptions,
  SortOptions,
  UnpivotOptions,
} from './verb-options.ts';
export { type Bound, Window, type WindowOptions } from './window.ts';
export { createSession, defaultSession, setDefaultSession } from './default-session.ts';
export { element } from './element.ts';
export { Expression, type ExpressionLike, lit, type NamedExpression, When, when } from './expression.ts';
export * from './generated/image-functions.ts';
export { interval, type IntervalParts } from './interval.ts';
export {
  fromArrow,
  fromColumns,
  fromRows,
  type FromOptions,
  range,
  readCsv,
  readHuggingface,
  readImages,
  readJson,
  readParquet,
  type ReadOptions,
} from './read.ts';
export type { HuggingfaceOptions } from './read-huggingface.ts';
export type { ImageFileRow } from './read-images.ts';
export type { FileInput, FileInput as ParquetInput } from './input-files.ts';
export type { CsvOptions } from './read-csv.ts';
export type { JsonOptions } from './read-json.ts';
export type { ColumnTypes } from './read-text.ts';
export type { Row } from './row-types.ts';
export { Session, type SessionOptions } from './session.ts';
export type {
  DropNearDuplicatesOptions,
  DuplicateClustersOptions,
  NearDuplicatesOptions,
  NearOptions,
  SimilarToOptions,
} from './similarity.ts';
export { type BatchUserFunction, udf, type UserClass, type UserFunction } from './udf/udf.ts';
export type {
  BatchClassUdfSettings,
  BatchUdfSettings,
  ClassSettings,
  ClassUdfSettings,
  RowUdfSettings,
  UdfSettings,
} from './udf/udf-settings.ts';
export type { WgslFunction, WgslSettings } from './udf/wgsl.ts';
export type { Series, UdfContext } from '@pixelframe/engine/udf';
export type { CsvWriteOptions } from './write-csv.ts';
export type { JsonWriteOptions } from './write-json.ts';
export type { ByteSink, WriteTarget as ParquetTarget, WriteTarget } from './write-target.ts';
export { onnx, type OnnxOptions, transformers, type TransformersOptions } from './models/local-provider.ts';
export { openai, type OpenAiOptions } from './models/openai.ts';
export type { LabelScore, ModelProvider, ProviderRequest } from './models/provider.ts';
