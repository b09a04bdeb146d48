import type { QueryProgress, StageMetrics } from 'pixelframe';

/** When a stage of a running query was first and last seen to move, in milliseconds of the query. */
interface Span {
  readonly from: number;
  readonly until: number;
  readonly moved: string;
}

/** Progress reports carry one clock for the whole query; this keeps one for each stage. */
export class StageTimes {
  #spans: Span[] = [];
  #elapsed = 0;

  update({ stages, elapsedMs }: QueryProgress): void {
    // Time only runs forward within a query: this is another one.
    const another = elapsedMs < this.#elapsed;
    if (another) this.#spans = [];
    const before = another ? 0 : this.#elapsed;
    this.#elapsed = elapsedMs;
    this.#spans = stages.map((stage, i) => {
      const known = this.#spans[i];
      const moved = fingerprint(stage);
      if (known === undefined) return { from: before, until: elapsedMs, moved };
      return known.moved === moved ? known : { from: known.from, until: elapsedMs, moved };
    });
  }

  /** Milliseconds a stage has taken so far. */
  elapsed(index: number): number {
    const span = this.#spans[index];
    return span === undefined ? 0 : span.until - span.from;
  }
}

const fingerprint = ({ operators, morselsDone }: StageMetrics): string =>
  `${morselsDone}:${operators.map(({ rows }) => rows).join(',')}`;
