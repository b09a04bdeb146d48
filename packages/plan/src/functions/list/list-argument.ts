import type { DataType, Field } from '@pixelframe/columnar';
import type { ArgSpec, FunctionDefinition, ParamSpec } from '../define.ts';
import { defineFunction, typeMismatch } from '../define.ts';

/** The type of the items of a function's first argument; a PlanError where it is no list. */
export function itemOf(name: string, args: readonly Field[]): DataType {
  const { type } = args[0]!;
  if (type.kind === 'list' || type.kind === 'fixedSizeList' || type.kind === 'embedding') return type.item;
  throw typeMismatch(name, args, 'a list');
}

interface ListFunction {
  readonly name: string;
  readonly daft?: string;
  readonly args?: readonly ArgSpec[];
  readonly params?: readonly ParamSpec[];
  readonly nulls?: 'own';
  readonly perItem?: number;
  readonly expands?: 'rows';
  /** The type of the result for lists of `item`. */
  readonly of: (
    item: DataType,
    args: readonly Field[],
    options: Parameters<FunctionDefinition['infer']>[1],
  ) => DataType;
  readonly returns: string;
  readonly doc: string;
  readonly example: string;
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A function whose first argument is a list of any kind; null for a null list unless it says otherwise. */
export const listFunction = ({ name, daft, args, params, nulls, of, ...rest }: ListFunction): FunctionDefinition =>
  defineFunction({
    name,
    daft: daft ?? snake(name),
    args: [{ name: 'list', doc: 'A list, fixed-size list or embedding.' }, ...(args ?? [])],
    params: params ?? [],
    nulls: nulls ?? 'propagate',
    infer: (given, options) => of(itemOf(name, given), given, options),
    ...rest,
  });
