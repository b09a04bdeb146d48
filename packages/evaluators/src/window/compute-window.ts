import type { Column, DataType } from '@pixelframe/columnar';
import { concatColumns, takeColumn } from '@pixelframe/columnar';
import type { Options, WindowFrame } from '@pixelframe/plan';
import { aggregatorOf } from '../aggregates/index.ts';
import { castColumn } from '../cast.ts';
import { frameAggregates } from './frame-aggregates.ts';
import { frameDistinct } from './frame-distinct.ts';
import { frameEdges } from './frame-edges.ts';
import { frameExtremes } from './frame-extremes.ts';
import { frameMoments } from './frame-moments.ts';
import { addsUp, countColumn, frameCounts, frameSums } from './frame-sums.ts';
import type { Frames } from './frames.ts';
import { framesOf, wholeFrames } from './frames.ts';
import { firstPeers, toRows, type WindowKeys, type WindowRows, arrangeRows } from './window-rows.ts';

/** One function of a window over columns of its rows. */
export interface WindowCall {
  readonly fn: string;
  readonly args: readonly Column[];
  readonly options: Options;
  /** Of the result. */
  readonly type: DataType;
}

/** A window over rows: what all of its functions share. */
export interface ArrangedWindow {
  readonly rows: WindowRows;
  readonly frame: WindowFrame | null;
  /** Null where every frame is the whole partition. */
  readonly frames: Frames | null;
}

/** Brings the rows together by partition and order and finds their frames. */
export function arrangeWindow(keys: WindowKeys, frame: WindowFrame | null): ArrangedWindow {
  const rows = arrangeRows(keys);
  const bounded = frame !== null && (frame.start !== null || frame.end !== null);
  return { rows, frame, frames: bounded ? framesOf(rows, frame) : null };
}

/** Number in the partition, from 1, or rank with or without gaps. */
function ranks(rows: WindowRows, fn: string): Column {
  const { starts, partition } = rows;
  const first = fn === 'rowNumber' ? null : firstPeers(rows);
  const byPlace = new Int32Array(partition.length);
  let dense = 0;
  for (let i = 0; i < byPlace.length; i++) {
    const start = starts[partition[i]!]!;
    if (i === start) dense = 0;
    if (first !== null && first[i] === i) dense++;
    byPlace[i] = fn === 'denseRank' ? dense : (first === null ? i : first[i]!) - start + 1;
  }
  return countColumn(toRows(rows, byPlace), null);
}

/** The value so many places earlier (negative: later), else the default of the row itself. */
function shifted(window: WindowRows, [input, other]: readonly Column[], offset: number, type: DataType): Column {
  const { rows, starts, partition } = window;
  const none = other!.type.kind === 'null';
  const from = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const place = i - offset;
    const inside = place >= starts[partition[i]!]! && place < starts[partition[i]! + 1]!;
    from[rows[i]!] = inside ? rows[place]! : none ? -1 : rows.length + rows[i]!;
  }
  return takeColumn(none ? input! : concatColumns([input!, castColumn(other!, type)]), from);
}

/** One value for each partition, given to all of its rows; null where that has fewer rows than it must. */
function wholePartitions({ rows, frame }: ArrangedWindow, { fn, args, options, type }: WindowCall): Column {
  const { starts, partition, keys } = rows;
  const groups = starts.length - 1;
  const call = { options, inputs: args.map((arg) => arg.type), type };
  const aggregator = aggregatorOf(fn);
  const least = frame?.minPeriods ?? 0;
  const result = toRows(
    rows,
    partition.map((p) => (starts[p + 1]! - starts[p]! < least ? -1 : p)),
  );
  // Without an ordering the rows are aggregated as they come, which is their order.
  const ordered = keys.orderBy.length > 0;
  const ids = ordered ? partition : toRows(rows, partition);
  const input = ordered ? args.map((arg) => takeColumn(arg, rows.rows)) : args;
  return takeColumn(aggregator.finish(aggregator.partial(input, ids, groups, call), groups, call), result);
}

/** False is less than true. */
const EXTREMES: ReadonlySet<string> = new Set(['min', 'max', 'boolAnd', 'boolOr']);
const SPREADS: ReadonlySet<string> = new Set(['stddev', 'var', 'skew']);

/** Results of an aggregate over frames, by place. */
async function framed(
  frames: Frames,
  frame: WindowFrame,
  args: readonly Column[],
  { fn, options, type }: WindowCall,
  pause: () => Promise<void>,
): Promise<Column> {
  const [column] = args;
  if (fn === 'count') return frameCounts(column, frames, options['mode']);
  if (EXTREMES.has(fn)) return takeColumn(column!, frameExtremes(column!, frames, fn === 'max' || fn === 'boolOr'));
  if (fn === 'countDistinct') return frameDistinct(column!, frames);
  if (fn === 'anyValue') {
    return takeColumn(column!, frameEdges(column!, frames, false, options['ignoreNulls'] === true));
  }
  const mean = fn === 'mean' || fn === 'avg';
  if ((fn === 'sum' || mean) && addsUp(column!.type)) {
    return frameSums(column!, frames, frame.start === null, mean, type);
  }
  const call = { options, inputs: args.map((arg) => arg.type), type };
  const aggregator = aggregatorOf(fn);
  if (SPREADS.has(fn) && addsUp(column!.type)) {
    return aggregator.finish(frameMoments(column!, frames), frames.start.length, call);
  }
  return frameAggregates(aggregator, args, frames, call, pause);
}

/**
 * One function over a window, in the order of the rows it was made of; there is at least one. `pause` is awaited between
 * parts of work that may take long.
 */
export async function computeWindow(
  window: ArrangedWindow,
  call: WindowCall,
  pause: () => Promise<void>,
): Promise<Column> {
  const { rows, frame, frames } = window;
  const { fn, args, options } = call;
  switch (fn) {
    case 'rowNumber':
    case 'rank':
    case 'denseRank':
      return ranks(rows, fn);
    case 'lag':
      return shifted(rows, args, options['offset'] as number, call.type);
    case 'lead':
      return shifted(rows, args, -(options['offset'] as number), call.type);
    case 'firstValue':
    case 'lastValue': {
      const [column] = args.map((arg) => takeColumn(arg, rows.rows));
      const own = frames ?? wholeFrames(rows, frame!.minPeriods);
      const places = frameEdges(column!, own, fn === 'lastValue', options['ignoreNulls'] === true);
      return takeColumn(column!, toRows(rows, places));
    }
    default:
      if (frames === null) return wholePartitions(window, call);
  }
  const arranged = args.map((arg) => takeColumn(arg, rows.rows));
  return takeColumn(await framed(frames!, frame!, arranged, call, pause), placesOf(rows));
}

/** The place of each row. */
function placesOf({ rows }: WindowRows): Int32Array {
  const places = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) places[rows[i]!] = i;
  return places;
}
