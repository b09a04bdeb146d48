/** Of ten rows in, ten rows out, in one fresh page. */
export interface QueryTimes {
  /** From the start of the navigation. */
  readonly pageToRowsMs: number;
  /** From just before `createSession`. */
  readonly sessionToRowsMs: number;
  /** The same query again, and again. */
  readonly warmMs: readonly number[];
}

export type QueryReport = { readonly times: QueryTimes } | { readonly error: string };

declare global {
  /** Put into the page: the rows are there, nothing else has been asked for yet. */
  var pixelframeFirstRows: () => Promise<void>;
  /** Put into the page: all is measured. */
  var pixelframeDone: (report: QueryReport) => Promise<void>;
}
