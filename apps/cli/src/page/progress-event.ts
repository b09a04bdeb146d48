/** How far a query is; the engine's own report has these fields. */
export interface Progress {
  readonly stages: readonly StageProgress[];
}

export interface StageProgress {
  /** The stage's operators, as `Scan > Project`. */
  readonly label: string;
  /** Rows and bytes that came out of each, the source first. */
  readonly operators: readonly { readonly name: string; readonly rows: number; readonly bytes: number }[];
  readonly morsels: number;
  readonly morselsDone: number;
  /** Rows of the source, null while unknown. */
  readonly sourceRows: number | null;
}
