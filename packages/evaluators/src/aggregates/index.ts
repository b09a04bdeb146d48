export type { Aggregator, AggregatorCall } from './aggregator.ts';
