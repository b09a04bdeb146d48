export type { Aggregator, AggregatorCall } from './aggregator.ts';
export { sharingInputs } from './group-values.ts';
export { AGGREGATORS, aggregatorOf } from './registry.ts';
