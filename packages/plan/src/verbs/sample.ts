import { columnNames, PlanError } from '@pixelframe/columnar';
import type { Expr } from '../expr.ts';
import type { Plan } from '../plan.ts';
import { schemaOf } from '../plan.ts';
import type { SampleMethod } from '../relational.ts';
import { asColumns, keepColumns } from './columns.ts';

/** Without a seed a sample is another one for each DataFrame, but the same one each time that DataFrame runs. */
const seedOf = (verb: string, seed: number | undefined): number => {
  if (seed === undefined) return Math.floor(Math.random() * 2 ** 32);
  if (Number.isSafeInteger(seed) && seed >= 0) return seed;
  throw new PlanError(`${verb}: seed must be a non-negative integer, got ${String(seed)}.`);
};

export interface SampleOptions {
  /** Share of the rows, from 0 to 1; above 1 only with replacement. */
  readonly fraction?: number;
  /** Number of rows. */
  readonly size?: number;
  readonly withReplacement?: boolean;
  readonly seed?: number;
}

/** Some of the rows, drawn at random, in their order. */
export function sample(input: Plan, { fraction, size, withReplacement = false, seed }: SampleOptions): Plan {
  if ((fraction === undefined) === (size === undefined)) {
    throw new PlanError('sample: give either fraction or size.', { hint: 'Write sample({ fraction: 0.1 }).' });
  }
  if (fraction !== undefined && !(fraction >= 0 && (fraction <= 1 || (withReplacement && fraction < Infinity)))) {
    throw new PlanError(`sample: fraction must be from 0 to 1, got ${String(fraction)}.`);
  }
  if (size !== undefined && (!Number.isSafeInteger(size) || size < 0)) {
    throw new PlanError(`sample: size must be a non-negative integer, got ${String(size)}.`);
  }
  const method: SampleMethod = withReplacement
    ? { kind: 'replacement', rows: size ?? null, fraction: fraction ?? null }
    : size === undefined
      ? { kind: 'fraction', fraction: fraction! }
      : { kind: 'size', rows: size };
  return sampled(input, method, seedOf('sample', seed));
}

const sampled = (input: Plan, method: SampleMethod, seed: number): Plan =>
  Object.freeze({ kind: 'sample', input, method, seed });

export const shuffle = (input: Plan, seed: number | undefined): Plan =>
  sampled(input, { kind: 'shuffle' }, seedOf('shuffle', seed));

/** Disjoint parts that together are all rows; a part's share is its weight's. Rows equal in `by` stay together. */
export function randomSplit(
  input: Plan,
  weights: readonly number[],
  by: readonly Expr[],
  seed: number | undefined,
): Plan[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (weights.length === 0 || !weights.every((weight) => weight > 0 && weight < Infinity)) {
    throw new PlanError('randomSplit: weights must be positive numbers.', { hint: 'Write randomSplit([0.8, 0.2]).' });
  }
  const own = columnNames(schemaOf(input));
  const { plan, names, plain } = asColumns('randomSplit', input, by, 'by');
  const common = seedOf('randomSplit', seed);
  let before = 0;
  return weights.map((weight, i) => {
    const from = before / total;
    before += weight;
    const to = i === weights.length - 1 ? 1 : before / total;
    const part = sampled(plan, { kind: 'range', from, to, by: names }, common);
    return plain ? part : keepColumns(part, own);
  });
}

/** Cuts the rows into batches of exactly so many rows. */
export function intoBatches(input: Plan, rows: number): Plan {
  if (!Number.isSafeInteger(rows) || rows < 1) {
    throw new PlanError(`intoBatches: expected a positive integer, got ${String(rows)}.`);
  }
  return Object.freeze({ kind: 'batches', input, rows });
}
