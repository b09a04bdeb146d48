/** What came out of one operator of one pipeline, and the time it took without the operators before it. */
export interface OperatorCounts {
  rows: number;
  bytes: number;
  /** Milliseconds, added up over workers. */
  ms: number;
}

export interface OperatorMetrics extends Readonly<OperatorCounts> {
  readonly name: string;
}

export interface StageMetrics {
  /** The pipeline's operators, as `A > B > C`. */
  readonly label: string;
  readonly operators: readonly OperatorMetrics[];
  readonly morsels: number;
  readonly morselsDone: number;
  /** Total rows of the source, where known before the end. */
  readonly sourceRows: number | null;
}

/** Values that became null under `onError: 'null'`, and warnings, by reason. */
export interface SuppressedErrors {
  readonly reason: string;
  readonly count: number;
  /** The first files it happened to. */
  readonly files: readonly string[];
}

/** How the near pairs of one join or clustering were found. */
export interface SimilarityMetrics {
  readonly operator: string;
  readonly method: 'multi-index' | 'all-pairs CPU' | 'all-pairs GPU';
  /** Row counts, and why this method. */
  readonly reason: string;
}

export interface QueryMetrics {
  readonly stages: readonly StageMetrics[];
  readonly similarity: readonly SimilarityMetrics[];
  readonly suppressed: readonly SuppressedErrors[];
  readonly elapsedMs: number;
  /** Which path image stages took, and why; null where there were none. */
  readonly gpu: { readonly used: boolean; readonly reason: string } | null;
}

const MAX_FILES = 20;

/** A count by reason, mergeable across workers. */
export class WarningCounts {
  readonly #byReason = new Map<string, { count: number; files: string[] }>();

  add(reason: string, file: string | null, count = 1): void {
    const entry = this.#byReason.get(reason) ?? { count: 0, files: [] };
    entry.count += count;
    if (file !== null && entry.files.length < MAX_FILES && !entry.files.includes(file)) entry.files.push(file);
    this.#byReason.set(reason, entry);
  }

  merge(others: readonly SuppressedErrors[]): void {
    for (const { reason, count, files } of others) {
      this.add(reason, null, count);
      for (const file of files) this.add(reason, file, 0);
    }
  }

  /** Ordered by reason, so that the same data gives the same report in any number of workers. */
  list(): SuppressedErrors[] {
    return [...this.#byReason]
      .map(([reason, { count, files }]) => ({ reason, count, files: [...files].sort() }))
      .sort((a, b) => (a.reason < b.reason ? -1 : 1));
  }
}

export const newCounts = (operators: number): OperatorCounts[] =>
  Array.from({ length: operators + 1 }, () => ({ rows: 0, bytes: 0, ms: 0 }));
