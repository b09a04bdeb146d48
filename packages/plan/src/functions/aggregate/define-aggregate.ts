import type { DataType, Field } from '@pixelframe/columnar';
import type { Options } from '../../expr.ts';
import type { FunctionDefinition, ParamSpec } from '../define.ts';
import { defineFunction, typeMismatch } from '../define.ts';

/** What an aggregate makes of its input; null: it cannot take it. */
export type TypeRule = (type: DataType, options: Options) => DataType | null;

interface Parts {
  readonly rule: TypeRule;
  /** What the input must be, for the message. */
  readonly expected: string;
  readonly hint?: string;
  readonly returns: string;
  readonly doc: string;
  readonly params?: readonly ParamSpec[];
  /** The call after `col('a').`, where it is not the name alone on column `a`. */
  readonly example?: string;
}

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** An aggregate of one column, which is also the name of what it makes. */
export const aggregate = (
  name: string,
  { rule, expected, hint, returns, doc, params = [], example }: Parts,
): FunctionDefinition =>
  defineFunction({
    name,
    daft: snake(name),
    kind: 'aggregate',
    args: [{ name: 'input', doc: `${expected[0]!.toUpperCase()}${expected.slice(1)}.` }],
    params,
    nulls: 'own',
    returns,
    infer(args: readonly Field[], options) {
      const type = rule(args[0]!.type, options);
      if (type === null) throw typeMismatch(name, args, expected, hint);
      return type;
    },
    doc,
    example: `df.groupBy('first').agg(${example ?? `col('a').${name}()`})`,
  });
