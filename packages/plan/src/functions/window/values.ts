import type { Field } from '@pixelframe/columnar';
import { PlanError, typeName } from '@pixelframe/columnar';
import { isCastable } from '../../castable.ts';
import type { FunctionDefinition } from '../define.ts';
import { defineFunction, describeCall, isBoolean } from '../define.ts';

const integer = (value: unknown): string | null => (Number.isSafeInteger(value) ? null : 'must be an integer');

const shifted = (name: string, where: string): FunctionDefinition =>
  defineFunction({
    name,
    daft: name,
    args: [
      { name: 'input', doc: 'Values to take from another row.' },
      { name: 'default', default: null, doc: 'What stands where there is no such row, of the row itself.' },
    ],
    params: [
      {
        name: 'offset',
        type: 'number',
        default: 1,
        positional: true,
        doc: `How many rows ${where}; negative the other way, 0 the row itself.`,
        check: integer,
      },
    ],
    kind: 'window',
    nulls: 'own',
    returns: 'unknown',
    infer(args) {
      const [input, other] = args as [Field, Field];
      if (isCastable(other.type, input.type)) return input.type;
      throw new PlanError(`${describeCall(name, args)}: the default does not convert to ${typeName(input.type)}.`, {
        hint: 'Give a default of the type of the values.',
      });
    },
    doc: `The value so many rows ${where} in the partition, in the order of orderBy; the default, converted to the values' type, where there is none. Only inside over() with an orderBy and without a frame, else a PlanError.`,
    example: `df.withColumn('x', col('x').${name}(1, 0).over({ partitionBy: 'first', orderBy: 'a' }))`,
  });

export const lag = shifted('lag', 'earlier');
export const lead = shifted('lead', 'later');

const edge = (name: string, daft: string, which: string): FunctionDefinition =>
  defineFunction({
    name,
    daft,
    args: [{ name: 'input', doc: 'Values to choose from.' }],
    params: [
      {
        name: 'ignoreNulls',
        type: 'boolean',
        default: false,
        positional: true,
        doc: `Take the ${which} value that is not null; null when all are.`,
        check: isBoolean,
      },
    ],
    kind: 'window',
    nulls: 'own',
    returns: 'unknown',
    infer: (args) => args[0]!.type,
    doc: `The ${which} value of the frame, null where the frame is empty. Only inside over() with an orderBy and a frame, else a PlanError.`,
    example: `df.withColumn('x', col('x').${name}().over({ partitionBy: 'first', orderBy: 'a', rowsBetween: [-2, 0] }))`,
  });

export const firstValue = edge('firstValue', 'first_value', 'first');
export const lastValue = edge('lastValue', 'last_value', 'last');
