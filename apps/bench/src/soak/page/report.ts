/** What the page is asked to do, in its address. */
export interface SoakTask {
  /** Serves pictures and takes reports. */
  readonly server: string;
  readonly rows: number;
  /** Different pictures among them. */
  readonly distinct: number;
  /** Rows of the first of two queries. */
  readonly firstRows: number;
  readonly workers: number;
  readonly memoryLimit: number;
}

/** How many rows had come by when, in milliseconds. */
export type Arrivals = readonly (readonly [rows: number, ms: number])[];

/** While nothing runs. */
export interface Resting {
  /** JavaScript's memory of the page and its workers. */
  readonly heapBytes: number;
  /** What the session counts. */
  readonly countedBytes: number;
}

export type SoakReport =
  | { readonly kind: 'warm' }
  | { readonly kind: 'first'; readonly resting: Resting }
  | {
      readonly kind: 'done';
      readonly resting: Resting;
      readonly countedPeakBytes: number;
      readonly arrivals: Arrivals;
      readonly distinctHashes: number;
    }
  | { readonly kind: 'failed'; readonly error: string };
