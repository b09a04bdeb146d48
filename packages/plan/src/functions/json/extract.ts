import type { DataType } from '@pixelframe/columnar';
import { DataType as T } from '@pixelframe/columnar';
import type { FunctionDefinition, ParamSpec } from '../define.ts';
import { defineFunction, typeMismatch } from '../define.ts';
import type { Options } from '../../expr.ts';

const ofJson = (
  name: string,
  daft: string,
  spec: Pick<FunctionDefinition, 'returns' | 'doc'> & {
    readonly result: (options: Options) => DataType;
    readonly params?: readonly ParamSpec[];
    readonly example?: string;
  },
): FunctionDefinition =>
  defineFunction({
    name,
    daft,
    args: [{ name: 'input', doc: 'JSON text.' }],
    params: spec.params ?? [],
    nulls: 'propagate',
    returns: spec.returns,
    infer(args, options) {
      if (args[0]!.type.kind !== 'string') throw typeMismatch(name, args, 'a String of JSON');
      return spec.result(options);
    },
    doc: spec.doc,
    example: `df.select(col('json').${name}(${spec.example ?? ''}))`,
  });

export const jsonArrayLength = ofJson('jsonArrayLength', 'json_array_length', {
  result: T.int32,
  returns: 'number',
  doc: 'How many items the outermost array has; null for anything else and for what is no JSON.',
});

export const jsonObjectKeys = ofJson('jsonObjectKeys', 'json_object_keys', {
  result: () => T.list(T.string()),
  returns: 'string[]',
  doc: 'Keys of the outermost object, sorted; null for anything else and for what is no JSON.',
});

const isNames = (value: unknown): string | null =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((item) => typeof item === 'string') &&
  new Set(value).size === value.length
    ? null
    : 'must be an array of different keys, at least one';

export const jsonTuple = ofJson('jsonTuple', 'json_tuple', {
  params: [{ name: 'fields', type: 'readonly string[]', doc: 'Keys of the outermost object.', check: isNames }],
  result: ({ fields }) =>
    T.struct(Object.fromEntries((fields as readonly string[]).map((field) => [field, T.string()]))),
  returns: 'Record<string, string | null>',
  doc: 'Values of an object by their keys, as a struct of texts: strings as they are, everything else as JSON. Missing keys are null; the whole row is where there is no object.',
  example: "['a', 'b']",
});

export const jq = ofJson('jq', 'jq', {
  params: [
    {
      name: 'filter',
      type: 'string',
      doc: 'A jq program.',
      check: (value) => (typeof value === 'string' ? null : 'must be a text'),
    },
  ],
  result: T.string,
  returns: 'string',
  doc: 'The result of a jq filter as JSON text; several results as an array, none as an empty text. A filter that fails is an error that names the row.',
  example: "'.a'",
});
