import { DeviceError } from '@pixelframe/columnar';
import { searchHamming, searchVectors } from '@pixelframe/kernels';
import type { TaskContext } from '../operators/task-context.ts';
import { yieldToEvents } from '../operators/task-context.ts';
import type { KeyRows } from './key-rows.ts';
import type { TableSearch } from './table-search.ts';

/** Positions among the left and the table's keys, ordered by left, then right. */
export interface FoundPairs {
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  /** UInt32 for hashes, Float64 for vectors. */
  readonly distance: Uint32Array | Float64Array;
}

export interface PairRange {
  readonly start: number;
  readonly end: number;
  /** The left rows are the table's own, and a pair is an earlier and a later row. */
  readonly selfJoin: boolean;
}

/** After this many failures of the device, the rest of the rows is searched on the CPU. */
const MAX_DEVICE_FAILURES = 2;
/** Pairs looked at by the first request to the device, and by one at most. */
const FIRST_PAIRS = 2 ** 20;
const MOST_PAIRS = 2 ** 33;
/** A request that finds more than this is followed by a smaller one: answers must fit into memory. */
const MANY_FOUND = 2 ** 20;

async function* onDevice(
  search: TableSearch,
  left: KeyRows,
  range: PairRange,
  context: TaskContext,
  /** Hears up to which row everything was found. */
  done: (row: number) => void,
): AsyncGenerator<FoundPairs> {
  const device = await context.services.device();
  if (device === null) throw new DeviceError('There is no GPU worker.');
  const { metric, maxDistance, keys } = search;
  let room = FIRST_PAIRS;
  for (let start = range.start; start < range.end;) {
    const end = Math.min(range.end, start + Math.max(1, Math.floor(room / Math.max(1, keys.count))));
    const request = {
      metric,
      maxDistance,
      size: keys.size,
      left: left.values,
      right: keys.values,
      leftStart: start,
      leftEnd: end,
      selfJoin: range.selfJoin,
    };
    const found = await device.pairs(request, context.signal);
    context.signal.throwIfAborted();
    room = found.left.length > MANY_FOUND ? Math.max(1, room / 4) : Math.min(MOST_PAIRS, room * 4);
    done(end);
    yield found;
    start = end;
  }
}

function onCpu(search: TableSearch, left: KeyRows, range: PairRange): Iterable<FoundPairs> {
  const { metric, index, keys, maxDistance } = search;
  const rows = { leftStart: range.start, leftEnd: range.end, selfJoin: range.selfJoin };
  if (metric === 'hamming') {
    return searchHamming(index!, left.values as Uint8Array, rows);
  }
  const vectors = [left.values as Float32Array, keys.values as Float32Array] as const;
  return searchVectors(...vectors, keys.size, metric, maxDistance, rows);
}

/**
 * All pairs of a range of left rows with the table's, in steps between which the signal is looked at. What a lost
 * device had not answered is asked again, at last of the CPU, whose answers are the same.
 */
export async function* searchPairs(
  search: TableSearch,
  left: KeyRows,
  range: PairRange,
  context: TaskContext,
): AsyncGenerator<FoundPairs> {
  if (left.count === 0 || search.keys.count === 0) return;
  let { start } = range;
  let failures = search.method === 'all-pairs GPU' ? 0 : MAX_DEVICE_FAILURES;
  while (failures < MAX_DEVICE_FAILURES && start < range.end) {
    try {
      yield* onDevice(search, left, { ...range, start }, context, (row) => {
        start = row;
      });
    } catch (error) {
      if (!(error instanceof DeviceError)) throw error;
      if (++failures === MAX_DEVICE_FAILURES) context.warn('GPU failed, continued on the CPU', null);
    }
  }
  for (const found of onCpu(search, left, { ...range, start })) {
    await yieldToEvents();
    context.signal.throwIfAborted();
    yield found;
  }
}
