import type { Column, DataType } from '@pixelframe/columnar';
import { bitmapBytes, clearBit, elementCount, fullBitmap, getBit, UdfError } from '@pixelframe/columnar';
import { commonValidity } from '@pixelframe/evaluators';
import { itemsOf, itemStarts } from './element-arrays.ts';
import { elementShape, sameShape } from './element-types.ts';

/** An input's values for some rows. */
export interface WgslColumn {
  /** In the code. */
  readonly name: string;
  readonly column: Column;
}

/** Which elements of the result belong to which row. */
export interface RowElements {
  /** Where those of each row begin, then the end of the last row's. */
  readonly starts: Int32Array<ArrayBuffer>;
  /** Bit set: no input is null there. */
  readonly validity: Uint8Array<ArrayBuffer> | null;
  /** Bit set: no input has a null for this element. */
  readonly itemValidity: Uint8Array<ArrayBuffer> | null;
  /** What the elements of a row make up. */
  shapeOf(row: number): readonly number[];
}

/** What a shape that does not fit is told with. */
export interface WgslPlace {
  readonly column: string;
  /** The source's row that a row is; null: not known. */
  readonly sourceRow: (row: number) => number | null;
}

const SINGLE: readonly number[] = [];

/** The shape of a row of a column with several elements each. */
function shapesOf({ type, children }: Column): (row: number) => readonly number[] {
  const fixed = elementShape(type);
  if (fixed !== null && fixed !== undefined) return () => fixed;
  const { offsets, children: sides } = children[1]!;
  const values = sides[0]!.values as BigUint64Array;
  return (row) => Array.from(values.subarray(offsets![row]!, offsets![row + 1]!), Number);
}

/** How the rows of inputs, all of one length, line up; a UdfError where their tensors do not. */
export function rowElements(
  inputs: readonly WgslColumn[],
  length: number,
  returns: DataType,
  place: WgslPlace,
): RowElements {
  const several = inputs.filter(({ column }) => elementShape(column.type) !== undefined);
  const columns = inputs.map(({ column }) => column);
  const validity = commonValidity(columns, length);
  const starts = new Int32Array(length + 1);
  if (several.length === 0) {
    for (let row = 0; row <= length; row++) starts[row] = row;
    return { starts, validity, itemValidity: null, shapeOf: () => SINGLE };
  }
  const shapes = several.map(({ name, column }) => ({ what: `"${name}"`, of: shapesOf(column) }));
  const made = elementShape(returns) ?? null;
  if (made !== null) shapes.push({ what: 'the result', of: () => made });
  const [first, ...others] = shapes as [(typeof shapes)[0], ...typeof shapes];
  for (let row = 0; row < length; row++) {
    const present = validity === null || getBit(validity, row);
    // A row of a fixed size has its place, whether there is a value or not.
    const shape = present ? first.of(row) : (made ?? [0]);
    const other = present ? others.find(({ of }) => !sameShape(shape, of(row))) : undefined;
    if (other !== undefined) throw shapeError(place, row, first.what, shape, other.what, other.of(row));
    starts[row + 1] = starts[row]! + elementCount(shape);
  }
  const itemValidity = presentItems(
    several.map(({ column }) => column),
    starts,
  );
  const rows = { starts, shapeOf: first.of };
  return itemValidity === null || returns.kind === 'fixedSizeList'
    ? { ...rows, validity, itemValidity }
    : { ...rows, validity: withoutGaps(validity, itemValidity, starts), itemValidity: null };
}

function shapeError(
  { column, sourceRow }: WgslPlace,
  row: number,
  first: string,
  shape: readonly number[],
  other: string,
  otherShape: readonly number[],
): UdfError {
  const at = sourceRow(row);
  const where = at === null ? `Column "${column}"` : `Column "${column}", row ${at}`;
  return new UdfError(`${where}: ${first} has the shape [${shape.join(', ')}], ${other} [${otherShape.join(', ')}].`, {
    column,
    ...(at === null ? {} : { row: at }),
    hint: 'Tensors, lists and embeddings of a row have one shape, that of the result; single values go with any.',
  });
}

/** Which elements no list has a null for; null: there is none. */
function presentItems(columns: readonly Column[], starts: Int32Array): Uint8Array<ArrayBuffer> | null {
  let present: Uint8Array<ArrayBuffer> | null = null;
  for (const column of columns) {
    const { validity } = itemsOf(column);
    if (validity === null) continue;
    present ??= fullBitmap(starts[column.length]!);
    const from = itemStarts(column);
    for (let row = 0; row < column.length; row++) {
      const shift = from(row) - starts[row]!;
      for (let at = starts[row]!; at < starts[row + 1]!; at++) {
        if (!getBit(validity, at + shift)) clearBit(present, at);
      }
    }
  }
  return present;
}

/** Tensors and embeddings have no null elements: a row with one is null. */
function withoutGaps(
  validity: RowElements['validity'],
  items: Uint8Array<ArrayBuffer>,
  starts: Int32Array,
): Uint8Array<ArrayBuffer> {
  const rows = starts.length - 1;
  const kept = validity?.slice(0, bitmapBytes(rows)) ?? fullBitmap(rows);
  for (let row = 0; row < rows; row++) {
    for (let at = starts[row]!; at < starts[row + 1]!; at++) if (!getBit(items, at)) clearBit(kept, row);
  }
  return kept;
}
