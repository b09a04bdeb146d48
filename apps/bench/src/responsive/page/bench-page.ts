export interface ResponsiveOptions {
  /** Rows of the group-by and of the join's left side. */
  readonly rows: number;
  readonly workers: number;
  /** At least so many of the timer's beats beside each query. */
  readonly beats: number;
}

export interface Responsiveness {
  /** What ran meanwhile. */
  readonly query: string;
  /** Of one run. */
  readonly ms: number;
  /** Milliseconds from one beat of a 16 ms timer to the next, smallest first. */
  readonly gaps: readonly number[];
}

/** What the Node side calls in the page. */
export interface ResponsivePage {
  measure(options: ResponsiveOptions): Promise<Responsiveness[]>;
}

declare global {
  /** Set once the page's script has run. */
  var pixelframeResponsiveBench: ResponsivePage | undefined;
}
