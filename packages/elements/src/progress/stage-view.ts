import type { StageMetrics } from 'pixelframe';
import { formatBytes, formatCount, formatDuration } from '../shared/format.ts';

/** One bar: what it does, how far it is and its figures. */
export interface StageView {
  readonly steps: readonly string[];
  /** 0 to 1; null where the total is not known. */
  readonly fraction: number | null;
  readonly rows: string;
  readonly bytes: string;
  readonly rate: string;
  readonly elapsed: string;
}

/** `finished`: the query has ended well, so what is left of a stage was not needed (a limit). */
export function stageView(stage: StageMetrics, elapsedMs: number, finished: boolean): StageView {
  const read = stage.operators[0]?.rows ?? 0;
  const written = stage.operators.at(-1)?.rows ?? 0;
  const { sourceRows } = stage;
  const known = sourceRows !== null && sourceRows > 0;
  const bytes = Math.max(0, ...stage.operators.map((operator) => operator.bytes));
  return {
    steps: stage.label.split(' > '),
    fraction: finished ? 1 : known ? Math.min(1, read / sourceRows) : null,
    rows: rowsText(read, written, known && !finished ? sourceRows : null),
    bytes: formatBytes(bytes),
    rate: elapsedMs > 0 && read > 0 ? `${rateText((read * 1000) / elapsedMs)} rows/s` : '',
    elapsed: formatDuration(elapsedMs),
  };
}

function rowsText(read: number, written: number, total: number | null): string {
  const input = total === null ? formatCount(read) : `${formatCount(read)} of ${formatCount(total)}`;
  return read === written ? `${input} rows` : `${input} → ${formatCount(written)} rows`;
}

const rateText = (perSecond: number): string =>
  perSecond < 9.95 ? perSecond.toFixed(1) : formatCount(Number(perSecond.toPrecision(3)));
