import type { Column, DataType, Field, Schema } from '@pixelframe/columnar';
import { findField, schema } from '@pixelframe/columnar';
import type { Aggregator, AggregatorCall } from '@pixelframe/evaluators/aggregates';
import { aggregatorOf, sharingInputs } from '@pixelframe/evaluators/aggregates';
import type { PlanOf } from '@pixelframe/plan';
import { callField, schemaOf } from '@pixelframe/plan';

/** An aggregate ready to run. */
export interface PlannedCall {
  readonly aggregator: Aggregator;
  readonly call: AggregatorCall;
  /** Its arguments' columns in the input; none: it counts rows. */
  readonly args: readonly string[];
  /** Its state's columns: from this one on, so many. */
  readonly start: number;
  readonly width: number;
}

/** What one worker makes of one morsel: the keys of its groups, then the states of each aggregate. */
export interface PlannedAggregate {
  readonly keys: readonly Field[];
  readonly calls: readonly PlannedCall[];
  readonly schema: Schema;
}

/** `node.input` says the types of the columns, whatever else it is. */
export function plannedAggregate(node: PlanOf<'aggregate'>): PlannedAggregate {
  const input = schemaOf(node.input);
  const keys = node.keys.map((name) => findField(input, name));
  const states: DataType[] = [];
  const calls = node.calls.map((planned): PlannedCall => {
    const { fn, args, options } = planned;
    const aggregator = aggregatorOf(fn);
    const inputs = args.map((arg) => findField(input, arg).type);
    const call = { options, inputs, type: callField(planned, input).type };
    const own = aggregator.state(call);
    states.push(...own);
    return { aggregator, call, args, start: states.length - own.length, width: own.length };
  });
  const fields = [
    ...keys.map((field, i): Field => ({ ...field, name: `key ${i}` })),
    ...states.map((type, i): Field => ({ name: `state ${i}`, type })),
  ];
  return { keys, calls, schema: schema(fields) };
}

/** States of the groups over these rows. */
export const partialStates = (
  { calls }: PlannedAggregate,
  columnOf: (name: string) => Column,
  ids: Int32Array,
  groups: number,
): Column[] =>
  sharingInputs(() =>
    calls.flatMap(({ aggregator, args, call }) => aggregator.partial(args.map(columnOf), ids, groups, call)),
  );

/** 0, 1, 2 and so on. */
export function countUp(length: number): Int32Array<ArrayBuffer> {
  const numbers = new Int32Array(length);
  for (let i = 0; i < length; i++) numbers[i] = i;
  return numbers;
}
