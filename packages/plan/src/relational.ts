import type { DataType, Field, Schema } from '@pixelframe/columnar';
import { DataType as T, findField, PlanError, schema, storageType, typeName } from '@pixelframe/columnar';
import type { Options, WindowFrame } from './expr.ts';
import { functionDefinition } from './functions/registry.ts';
import { branchType } from './supertype.ts';

/**
 * One aggregate or window function of an operator. Its arguments are columns of the input: what a user writes inside
 * is computed by a projection below, so that operators meet plain columns only. None: it counts rows.
 */
export interface ColumnCall {
  readonly fn: string;
  readonly args: readonly string[];
  readonly options: Options;
  /** The column it makes. */
  readonly name: string;
}

/** Columns in the order rows are brought into; `desc` and `nullsFirst` have one entry for each. */
export interface Ordering {
  readonly keys: readonly string[];
  readonly desc: readonly boolean[];
  readonly nullsFirst: readonly boolean[];
}

/** Which rows a sample takes. They keep their order. */
export type SampleMethod =
  /** Exactly so many rows, or that share of them rounded up, each at most once. */
  | { readonly kind: 'size'; readonly rows: number }
  | { readonly kind: 'fraction'; readonly fraction: number }
  /** As many draws as asked for; a row may come several times. */
  | { readonly kind: 'replacement'; readonly rows: number | null; readonly fraction: number | null }
  /** The rows whose random number, from 0 to 1, lies in this half-open range; rows equal in `by` have one number. */
  | { readonly kind: 'range'; readonly from: number; readonly to: number; readonly by: readonly string[] }
  /** All of them, in random order. */
  | { readonly kind: 'shuffle' };

export interface AsofOutput {
  readonly side: 'left' | 'right';
  readonly column: string;
  readonly name: string;
}

/** One row for each distinct combination of `keys`, in order of first appearance; without keys exactly one row. */
export interface AggregateNode<P> {
  readonly kind: 'aggregate';
  readonly input: P;
  readonly keys: readonly string[];
  readonly calls: readonly ColumnCall[];
}

/** The first row of each distinct combination of these columns; nulls are equal, NaN is equal to NaN. */
export interface DistinctNode<P> {
  readonly kind: 'distinct';
  readonly input: P;
  readonly on: readonly string[];
}

/** Stable. `limit`: only so many first rows are wanted (set by the optimizer). */
export interface SortNode<P> {
  readonly kind: 'sort';
  readonly input: P;
  readonly order: Ordering;
  readonly limit: number | null;
}

/** Adds a column for each call; rows keep their order. */
export interface WindowNode<P> {
  readonly kind: 'window';
  readonly input: P;
  readonly partitionBy: readonly string[];
  readonly order: Ordering;
  /** null: the whole partition, as in Daft, with an ordering or without. */
  readonly frame: WindowFrame | null;
  readonly calls: readonly ColumnCall[];
}

/** The rows of the inputs one after the other; their schemas are the same. */
export interface ConcatNode<P> {
  readonly kind: 'concat';
  readonly inputs: readonly P[];
}

/** Left rows that are (not) among the right ones, where nulls are equal; `all` pairs each right row off with one. */
export interface SetOperationNode<P> {
  readonly kind: 'setOperation';
  readonly left: P;
  readonly right: P;
  readonly operation: 'intersect' | 'except';
  readonly all: boolean;
}

/** A row for each item of the lists; lists of one row have equal lengths. */
export interface ExplodeNode<P> {
  readonly kind: 'explode';
  readonly input: P;
  readonly columns: readonly string[];
  /** Name of a UInt64 column with the item's position; null: none. */
  readonly index: string | null;
  /** Leaves out rows whose list is empty or null, which otherwise give one row with null. */
  readonly ignoreEmptyAndNull: boolean;
}

/** A row for each of `values`: `ids`, the column's name, its value. */
export interface UnpivotNode<P> {
  readonly kind: 'unpivot';
  readonly input: P;
  readonly ids: readonly string[];
  readonly values: readonly string[];
  readonly variableName: string;
  readonly valueName: string;
}

/** Rows with equal `groupBy` become one, with a column for each of `names`: the value beside that name. */
export interface PivotNode<P> {
  readonly kind: 'pivot';
  readonly input: P;
  readonly groupBy: readonly string[];
  readonly pivotColumn: string;
  readonly valueColumn: string;
  readonly names: readonly string[];
}

export interface SampleNode<P> {
  readonly kind: 'sample';
  readonly input: P;
  readonly method: SampleMethod;
  readonly seed: number;
}

/**
 * Rows with equal `keys` go through a function of the page together: their `args` in, any number of values out, each a
 * row beside the keys. Groups in order of first appearance.
 */
export interface MapGroupsNode<P> {
  readonly kind: 'mapGroups';
  readonly input: P;
  readonly keys: readonly string[];
  readonly args: readonly string[];
  /** Id of the function; the page keeps it. */
  readonly fn: string;
  readonly returns: DataType;
  readonly name: string;
}

/** Adds the row's number, from 0, as a UInt64 column. */
export interface RowNumberNode<P> {
  readonly kind: 'rowNumber';
  readonly input: P;
  readonly name: string;
}

/** Cuts the rows into batches of exactly so many; the last may be smaller. */
export interface BatchesNode<P> {
  readonly kind: 'batches';
  readonly input: P;
  readonly rows: number;
}

/** Each left row with the right row whose `rightOn` is nearest to its `leftOn`, among those with equal `by`. */
export interface JoinAsofNode<P> {
  readonly kind: 'joinAsof';
  readonly left: P;
  readonly right: P;
  readonly leftOn: string;
  readonly rightOn: string;
  readonly leftBy: readonly string[];
  readonly rightBy: readonly string[];
  readonly strategy: 'backward' | 'forward' | 'nearest';
  readonly output: readonly AsofOutput[];
}

/** Operators over whole tables, beside joins. `P` is the type of the plans below. */
export type RelationalPlan<P> =
  | AggregateNode<P>
  | DistinctNode<P>
  | SortNode<P>
  | WindowNode<P>
  | ConcatNode<P>
  | SetOperationNode<P>
  | ExplodeNode<P>
  | UnpivotNode<P>
  | PivotNode<P>
  | SampleNode<P>
  | RowNumberNode<P>
  | MapGroupsNode<P>
  | BatchesNode<P>
  | JoinAsofNode<P>;

/** Which fields of each kind hold the plans below. */
export const RELATIONAL_CHILDREN: { readonly [K in RelationalPlan<never>['kind']]: readonly string[] } = {
  aggregate: ['input'],
  distinct: ['input'],
  sort: ['input'],
  window: ['input'],
  concat: ['inputs'],
  setOperation: ['left', 'right'],
  explode: ['input'],
  unpivot: ['input'],
  pivot: ['input'],
  sample: ['input'],
  rowNumber: ['input'],
  mapGroups: ['input'],
  batches: ['input'],
  joinAsof: ['left', 'right'],
};

export const isRelational = <P>(plan: { readonly kind: string }): plan is RelationalPlan<P> =>
  Object.hasOwn(RELATIONAL_CHILDREN, plan.kind);

/** The field a call makes of columns of `input`. */
export function callField({ fn, args, options, name }: ColumnCall, input: Schema): Field {
  const fields = args.map((arg) => findField(input, arg));
  return { name, type: functionDefinition(fn).infer(fields, options) };
}

function itemOf(field: Field): Field {
  const storage = storageType(field.type);
  if (storage.kind === 'list' || storage.kind === 'fixedSizeList') return { name: field.name, type: storage.item };
  throw new PlanError(`explode: column "${field.name}" is ${typeName(field.type)}, expected a list.`, {
    column: field.name,
  });
}

/** The type of an unpivoted value column: what all the columns convert to. */
function commonOf(fields: readonly Field[]): Field['type'] {
  return fields.reduce(
    (type, field) => {
      const common = branchType(type, field.type);
      if (common === null) {
        throw new PlanError(
          `unpivot: column "${field.name}" is ${typeName(field.type)}, the ones before ${typeName(type)}.`,
          {
            column: field.name,
            hint: 'Convert them to one type with .cast(type) first.',
          },
        );
      }
      return common;
    },
    T.null() as Field['type'],
  );
}

/** The schema of an operator over inputs of these schemas. */
export function relationalSchema<P>(plan: RelationalPlan<P>, inputs: readonly Schema[]): Schema {
  const input = inputs[0]!;
  const pick = (names: readonly string[]): Field[] => names.map((name) => findField(input, name));
  switch (plan.kind) {
    case 'aggregate':
      return schema([...pick(plan.keys), ...plan.calls.map((call) => callField(call, input))]);
    case 'window':
      return schema([...input.fields, ...plan.calls.map((call) => callField(call, input))]);
    case 'distinct':
    case 'sort':
    case 'concat':
    case 'setOperation':
    case 'sample':
    case 'batches':
      return input;
    case 'explode': {
      const fields = input.fields.map((field) => (plan.columns.includes(field.name) ? itemOf(field) : field));
      return schema(plan.index === null ? fields : [...fields, { name: plan.index, type: T.uint64() }]);
    }
    case 'unpivot':
      return schema([
        ...pick(plan.ids),
        { name: plan.variableName, type: T.string() },
        { name: plan.valueName, type: commonOf(pick(plan.values)) },
      ]);
    case 'pivot': {
      const { type } = findField(input, plan.valueColumn);
      return schema([...pick(plan.groupBy), ...plan.names.map((name): Field => ({ name, type }))]);
    }
    case 'mapGroups':
      return schema([...pick(plan.keys), { name: plan.name, type: plan.returns }]);
    case 'rowNumber':
      return schema([...input.fields, { name: plan.name, type: T.uint64() }]);
    case 'joinAsof': {
      const sides = { left: input, right: inputs[1]! };
      return schema(plan.output.map(({ side, column, name }) => ({ ...findField(sides[side], column), name })));
    }
  }
}
