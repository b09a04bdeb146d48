import type { UdfOptions } from '@pixelframe/plan';

/** How a function of the page is called for some rows; plain data. */
export interface PageCall {
  readonly options: UdfOptions;
  /** The column that is made. */
  readonly column: string;
  /** Arguments in order: the name of a column of the rows, or a plain value. */
  readonly args: readonly ({ readonly name: string } | { readonly value: unknown })[];
  /** The source's row that the first is; null where that is not known. */
  readonly firstRow: number | null;
}
