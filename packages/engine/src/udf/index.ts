export { describeSource, type UsedValues } from './describe-source.ts';
export type { PageCall } from './page-call.ts';
export { type PageUdf, PageUdfs } from './page-udfs.ts';
export type { Series } from './series.ts';
export type { RegisteredUdfs, UdfContext, UdfSource } from './udf-source.ts';
