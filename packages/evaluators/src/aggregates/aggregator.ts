import type { Column, DataType } from '@pixelframe/columnar';
import type { Options } from '@pixelframe/plan';

export interface AggregatorCall {
  readonly options: Options;
  /** Types of the arguments. */
  readonly inputs: readonly DataType[];
  /** The type the definition inferred: what `finish` must return. */
  readonly type: DataType;
}

/**
 * How an aggregate computes, in three steps over whole columns: the state of each group over some rows, states of one
 * group merged in the order of their rows, the value a state stands for. A state is one row of a few columns, so that
 * it crosses workers like any other data. Sums of floats depend on nothing but the order of rows and of states.
 */
export interface Aggregator {
  /** Types of the state's columns. */
  state(call: AggregatorCall): readonly DataType[];
  /** States of groups 0 to `groups` - 1 over rows whose group numbers are `ids`. */
  partial(args: readonly Column[], ids: Int32Array, groups: number, call: AggregatorCall): Column[];
  /** One state for each group of several, earlier rows first; row i of `states` belongs to group `ids[i]`. */
  merge(states: readonly Column[], ids: Int32Array, groups: number, call: AggregatorCall): Column[];
  /** The result for each of `groups` states. A group without a state of its own never comes here. */
  finish(states: readonly Column[], groups: number, call: AggregatorCall): Column;
}
