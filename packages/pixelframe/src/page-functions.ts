import type { Batch, DataType } from '@pixelframe/columnar';
import { batch, columnFromValues, columnToValues, schema, UdfError } from '@pixelframe/columnar';

/** The values of one group, column by column. */
export type GroupValues = Readonly<Record<string, readonly unknown[]>>;

/** Makes any number of values of a group, or one; may be async. */
export type GroupFunction = (group: GroupValues) => unknown;

export interface PageFunction {
  readonly call: GroupFunction;
  /** Names of the columns it is given, in the order in which they come. */
  readonly names: readonly string[];
  readonly returns: DataType;
  readonly name: string;
}

const isList = (value: unknown): value is readonly unknown[] | ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

/** Whether a returned array is one value of the type, not several. */
const isOneValue = ({ kind }: DataType): boolean =>
  ['list', 'fixedSizeList', 'embedding', 'tensor', 'binary', 'fixedSizeBinary', 'map'].includes(kind);

/** Values of one group: an array is several of them, unless values of the type are arrays themselves. */
function valuesOf(returned: unknown, type: DataType): readonly unknown[] {
  if (!isList(returned)) return [returned ?? null];
  const items = Array.from(returned);
  return isOneValue(type) && !items.every((item) => item === null || isList(item)) ? [returned] : items;
}

/** Runs a function of the page over the rows of one group. */
export async function runPageFunction(fn: PageFunction, rows: Batch): Promise<Batch> {
  const { call, names, returns, name } = fn;
  const group = Object.fromEntries(names.map((column, i) => [column, columnToValues(rows.columns[i]!)]));
  let returned: unknown;
  try {
    returned = await call(group);
  } catch (error) {
    const cause = error instanceof Error ? error : new Error(String(error));
    throw new UdfError(`mapGroups: the function failed: ${cause.message}`, { column: name, cause });
  }
  const values = valuesOf(returned, returns);
  try {
    return batch(schema([{ name, type: returns }]), [columnFromValues(values, returns)], values.length);
  } catch (error) {
    const cause = error instanceof Error ? error : new Error(String(error));
    throw new UdfError(`mapGroups: the function gave a value that does not fit: ${cause.message}`, {
      column: name,
      cause,
      hint: 'Return values of the type given as returns.',
    });
  }
}
