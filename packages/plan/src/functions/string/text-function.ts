import type { DataType, Field } from '@pixelframe/columnar';
import { isInteger } from '@pixelframe/columnar';
import type { LiteralValue, Options } from '../../expr.ts';
import type { ArgSpec, FunctionDefinition, ParamSpec } from '../define.ts';
import { defineFunction, typeMismatch } from '../define.ts';

const TAKES = {
  text: { what: 'a String', test: ({ kind }: DataType) => kind === 'string' },
  count: { what: 'an integer', test: isInteger },
  /** May be left out; null then. */
  rest: { what: 'an integer', test: (type: DataType) => isInteger(type) || type.kind === 'null' },
} as const;

/** One argument after the input: its name, what it takes, its doc, and what is wrong with a plain value. */
export type TextArg = readonly [
  name: string,
  takes: keyof typeof TAKES,
  doc: string,
  check?: (value: LiteralValue) => string | null,
];

interface TextSpec {
  readonly doc: string;
  /** The example without `df.select(col('first').NAME(`...`))`: the arguments. */
  readonly example?: string;
  readonly on?: string;
  readonly args?: readonly TextArg[];
  readonly params?: readonly ParamSpec[];
  readonly input?: 'text' | 'count';
  readonly result: DataType | ((options: Options) => DataType);
  readonly returns: string;
}

const argOf = ([name, takes, doc, check]: TextArg): ArgSpec => ({
  name,
  doc,
  single: true,
  ...(check === undefined ? {} : { check }),
  ...(takes === 'rest' ? { default: null } : {}),
});

/** A function of a String (or a count) and what else it takes; null where any of them is. Alone, a Null column stays one. */
export function textFunction(name: string, daft: string, spec: TextSpec): FunctionDefinition {
  const { doc, example = '', on = 'first', args = [], params = [], input = 'text', result, returns } = spec;
  const takes = [input, ...args.map(([, of]) => of)];
  return defineFunction({
    name,
    daft,
    args: [{ name: 'input', doc: input === 'text' ? 'Text.' : 'Integers.' }, ...args.map(argOf)],
    params,
    nulls: args.some(([, of]) => of === 'rest') ? 'own' : 'propagate',
    returns,
    infer(fields: readonly Field[], options) {
      if (fields.length === 1 && params.length === 0 && fields[0]!.type.kind === 'null') return fields[0]!.type;
      if (!fields.every(({ type }, i) => TAKES[takes[i]!].test(type))) {
        throw typeMismatch(
          name,
          fields,
          takes.map((of) => TAKES[of].what).join(', '),
          'Convert with .cast(DataType.string()) or .cast(DataType.int64()).',
        );
      }
      return typeof result === 'function' ? result(options) : result;
    },
    doc,
    example: `df.select(col('${on}').${name}(${example}))`,
  });
}

/** A plain count may not be negative. */
export const notNegative = (value: LiteralValue): string | null =>
  (typeof value === 'number' || typeof value === 'bigint') && value < 0 ? 'must not be negative' : null;
