export * from './batch.ts';
export * from './binary.ts';
export * from './bitmap.ts';
export * from './column-from-values.ts';
export * from './column-to-values.ts';
export { closestName } from './closest-name.ts';
export * from './cancellation.ts';
export * from './column.ts';
export * from './compact.ts';
export * from './concat.ts';
export * from './data-type.ts';
export * from './decimal.ts';
export * from './errors.ts';
export * from './filter.ts';
export { finiteFloatText, type FloatStyle, JSON_FLOAT, PLAIN_DOUBLE, PLAIN_SINGLE } from './float-text.ts';
export { floatToHalf, halfBits, halfToFloat, halfValue } from './half-float.ts';
export * from './image.ts';
export { checkOffset } from './limits.ts';
export { inferType } from './infer-type.ts';
export { refuseObjects } from './refuse-objects.ts';
export * from './rows.ts';
export * from './schema.ts';
export * from './slice.ts';
export { stringColumn, stringsOf, stringAt, validityOf } from './strings.ts';
export * from './take.ts';
export * from './tensor.ts';
export * from './time/civil.ts';
export * from './time/units.ts';
export * from './time/zone.ts';
export * from './typed-array.ts';
export * from './value-at.ts';
export { isImageValue, isPlainObject, isTensorValue } from './value-family.ts';
export type {
  ArrowDataLike,
  ArrowFieldLike,
  ArrowRecordBatchLike,
  ArrowSchemaLike,
  ArrowTableLike,
  ArrowTypeLike,
} from './arrow/arrow-like.ts';
export { batchesFromArrow, batchFromArrow } from './arrow/from-arrow.ts';
export { schemaFromArrow } from './arrow/type-from-arrow.ts';
export { formatValue } from './print/format-value.ts';
export { dateText, timeText } from './print/temporal-text.ts';
