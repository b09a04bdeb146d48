import type { Batch } from '@pixelframe/columnar';
import {
  columnOf,
  concatBatches,
  findField,
  fixedWidthColumn,
  formatValue,
  PlanError,
  takeBatch,
  viewSize,
} from '@pixelframe/columnar';
import { RowGrouper, sortRows } from '@pixelframe/evaluators/rows';
import type { PlanOf, SampleMethod } from '@pixelframe/plan';
import { yieldToEvents } from '../task-context.ts';
import { chunkRows, sliceAll } from './chunks.ts';
import type { Gather, GatherContext } from './gather.ts';
import { randomNumbers, randomOfText } from './random-numbers.ts';

type Method<K extends SampleMethod['kind']> = Extract<SampleMethod, { readonly kind: K }>;

/** Rows by their numbers, smallest first; equal ones in their order. */
const byNumber = (numbers: Float64Array<ArrayBuffer>): Int32Array =>
  sortRows([fixedWidthColumn({ kind: 'float64' }, numbers)], [false], [false], numbers.length);

const ascending = (rows: Int32Array): Int32Array => rows.slice().sort();

/** About what is remembered of each group of equal rows. */
const GROUP_BYTES = 64;

/** Keeps rows by their own number alone, so nothing waits for rows behind them. */
async function* inRange(
  input: AsyncIterable<Batch>,
  { from, to, by }: Method<'range'>,
  seed: number,
  { schema, hold }: GatherContext,
): AsyncGenerator<Batch> {
  const random = randomNumbers(seed);
  const grouper = by.length === 0 ? null : new RowGrouper(by.map((name) => findField(schema, name).type));
  const ofGroup: number[] = [];
  let before = 0;
  for await (const rows of input) {
    const keys = by.map((name) => columnOf(rows, name));
    const groups = grouper?.add(keys, rows.length);
    if (groups !== undefined) {
      hold(GROUP_BYTES * groups.first.length);
      // Rows that are equal have the number of the first of them, whatever their batches.
      for (const row of groups.first) {
        ofGroup.push(randomOfText(keys.map((key) => formatValue(key, row)).join('\0'), seed));
      }
    }
    const kept: number[] = [];
    for (let i = 0; i < rows.length; i++) {
      const number = groups === undefined ? random(before + i) : ofGroup[groups.ids[i]!]!;
      if (number >= from && number < to) kept.push(i);
    }
    before += rows.length;
    if (kept.length > 0) yield kept.length === rows.length ? rows : takeBatch(rows, Int32Array.from(kept));
  }
}

/** Rows, and their bytes, that may still be chosen beside those that are, before they are looked through again. */
const SLACK = { rows: 16_384, bytes: 32 * 1024 * 1024 };

/** So many rows: those with the smallest random numbers. Never holds many more than are wanted. */
async function chosen(
  input: AsyncIterable<Batch>,
  wanted: number,
  seed: number,
  { schema, hold }: GatherContext,
): Promise<Batch> {
  const random = randomNumbers(seed);
  let parts: Batch[] = [];
  let numbers: number[] = [];
  let before = 0;
  let held = 0;
  let bytes = 0;
  /** A row with this number or a greater one is not among the chosen. */
  let least = Infinity;
  const choose = (): void => {
    const rows = concatBatches(schema, parts);
    const best = ascending(byNumber(Float64Array.from(numbers)).subarray(0, wanted));
    parts = [takeBatch(rows, best)];
    bytes = viewSize(parts[0]!.columns);
    if (bytes > held) hold(bytes - held);
    held = Math.max(held, bytes);
    numbers = Array.from(best, (row) => numbers[row]!);
    // Rows that come later lose where numbers are equal.
    least = numbers.reduce((most, number) => Math.max(most, number), 0);
  };
  for await (const rows of input) {
    const better: number[] = [];
    for (let i = 0; i < rows.length; i++) {
      const number = random(before + i);
      if (number >= least) continue;
      better.push(i);
      numbers.push(number);
    }
    before += rows.length;
    if (better.length === 0) continue;
    const kept = better.length === rows.length ? rows : takeBatch(rows, Int32Array.from(better));
    parts.push(kept);
    bytes += viewSize(kept.columns);
    if (numbers.length > 2 * wanted + SLACK.rows || bytes > 2 * held + SLACK.bytes) choose();
  }
  if (before < wanted) {
    throw new PlanError(`sample: ${wanted} rows are wanted and there are ${before}.`, {
      hint: 'Draw with { withReplacement: true }, or sample a fraction.',
    });
  }
  choose();
  return parts[0]!;
}

/** Rows of a table that is there as a whole. */
function drawn(method: Method<'fraction' | 'replacement' | 'shuffle'>, seed: number, length: number): Int32Array {
  const random = randomNumbers(seed);
  if (method.kind === 'replacement') {
    const draws = method.rows ?? Math.ceil(method.fraction! * length);
    const rows = new Int32Array(length === 0 ? 0 : draws);
    for (let i = 0; i < rows.length; i++) rows[i] = Math.floor(random(i) * length);
    return ascending(rows);
  }
  const numbers = new Float64Array(length);
  for (let i = 0; i < length; i++) numbers[i] = random(i);
  const order = byNumber(numbers);
  return method.kind === 'shuffle' ? order : ascending(order.subarray(0, Math.ceil(method.fraction * length)));
}

/**
 * Random rows in their order, or all of them in another. What is drawn depends on the seed and the rows' numbers (or
 * values) alone, never on how they are cut into batches.
 */
export const sample: Gather<'sample'> = async function* ([input], node: PlanOf<'sample'>, context) {
  const { method, seed } = node;
  const { schema, signal, hold } = context;
  if (method.kind === 'range') {
    yield* inRange(input!, method, seed, context);
    return;
  }
  if (method.kind === 'size') {
    const rows = await chosen(input!, method.rows, seed, context);
    if (rows.length > 0) yield* sliceAll(rows, chunkRows(rows.length, viewSize(rows.columns)));
    return;
  }
  const parts: Batch[] = [];
  for await (const rows of input!) {
    hold(viewSize(rows.columns));
    parts.push(rows);
  }
  const all = concatBatches(schema, parts);
  await yieldToEvents();
  signal.throwIfAborted();
  const order = drawn(method, seed, all.length);
  const step = chunkRows(all.length, viewSize(all.columns));
  for (let start = 0; start < order.length; start += step) {
    yield takeBatch(all, order.subarray(start, start + step));
  }
};
