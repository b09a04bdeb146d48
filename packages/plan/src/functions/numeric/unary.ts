import type { FunctionDefinition } from '../define.ts';
import { defineFunction } from '../define.ts';
import type { TypeRule } from './types.ts';
import { numberArg } from './types.ts';

/** A function of one number. */
export const unary = (name: string, daft: string, rule: TypeRule, doc: string): FunctionDefinition =>
  defineFunction({
    name,
    daft,
    args: [{ name: 'input', doc: 'A number.' }],
    params: [],
    nulls: 'propagate',
    returns: 'number',
    infer: (args) => numberArg(name, args, rule),
    doc,
    example: `df.select(col('x').${name}())`,
  });
