/** One contender's one run. */
export interface RunResult {
  readonly ms: number;
  /** Between its results and those ours computed last; null for ours itself. */
  readonly difference: number | null;
  /** Stopped before its end: `ms` is what the whole would have taken at the speed of the part that was done. */
  readonly extrapolated?: boolean;
}

/** Where contenders run side by side: a page of a browser, processes beside it, or both. */
export interface Stage {
  /** Starts a contender, outside every measurement. */
  open(name: string): Promise<void>;
  run(name: string): Promise<RunResult>;
  close(): Promise<void>;
}

export interface RoundScale {
  readonly rounds: number;
  /** Whether a round that does not count comes first. */
  readonly warmUp: boolean;
  /** A run that takes longer makes its contender drop out. */
  readonly runTimeoutMs: number;
  /** After this a case ends with the rounds it has, at least one. */
  readonly caseBudgetMs: number;
}
