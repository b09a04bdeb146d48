import { PlanError } from '@pixelframe/columnar';
import type { Aggregator } from './aggregator.ts';
import { anyValue } from './any-value.ts';
import { approxCountDistinct } from './approx-count-distinct.ts';
import { approxPercentiles } from './approx-percentiles.ts';
import { count } from './counts.ts';
import * as extremes from './extremes.ts';
import * as lists from './lists.ts';
import * as percentiles from './percentiles.ts';
import { product } from './products.ts';
import * as spreads from './spreads.ts';
import * as totals from './totals.ts';

/** Every aggregator by the name of its function. */
export const AGGREGATORS: ReadonlyMap<string, Aggregator> = new Map(
  Object.entries<Aggregator>({
    anyValue,
    approxCountDistinct,
    approxPercentiles,
    count,
    product,
    ...extremes,
    ...lists,
    ...percentiles,
    ...spreads,
    ...totals,
  }),
);

/** How an aggregate computes; a PlanError where there is none of that name. */
export function aggregatorOf(name: string): Aggregator {
  const aggregator = AGGREGATORS.get(name);
  if (aggregator === undefined) {
    throw new PlanError(`${name} is no aggregate. Available: ${[...AGGREGATORS.keys()].sort().join(', ')}.`);
  }
  return aggregator;
}
