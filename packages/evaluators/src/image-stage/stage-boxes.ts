import type { Column } from '@pixelframe/columnar';
import { isValid, itemsPerRow, PlanError } from '@pixelframe/columnar';
import type { Box } from '@pixelframe/kernels';
import type { ImageStageContext, Stage } from './stage-context.ts';
import { rowOf } from './stage-context.ts';

/** Stands for a null box: what is cut out by it is thrown away. */
const ANY_BOX: Box = [0, 0, 1, 1];

/**
 * The box of one row: four integers, [x, y, width, height]; null for a null row.
 *
 * @throws PlanError for a list of another length, with a null or a negative number in it
 */
function boxAt(column: Column, row: number, context: ImageStageContext): Box | null {
  if (!isValid(column, row)) return null;
  const size = itemsPerRow(column.type);
  const items = column.children[0]!;
  const start = column.offsets === null ? row * size : column.offsets[row]!;
  const end = column.offsets === null ? start + size : column.offsets[row + 1]!;
  const values = Array.from({ length: end - start }, (_, i) =>
    isValid(items, start + i) ? Number((items.values as Float64Array)[start + i]) : null,
  );
  if (values.length !== 4 || !values.every((value) => Number.isSafeInteger(value) && value! >= 0)) {
    throw new PlanError(
      `crop: [${values.map(String).join(', ')}] is no box: expected four whole numbers from 0, [x, y, width, height].`,
      { ...rowOf(context, row), hint: 'Make the box null where nothing shall be cut out.' },
    );
  }
  return values as unknown as Box;
}

/** The boxes of one row, one for each of the stage's; `missing` says which are null. */
export interface RowBoxes {
  readonly boxes: readonly Box[];
  readonly missing: readonly boolean[];
}

export function boxesOf(columns: readonly Column[], row: number, context: ImageStageContext): RowBoxes {
  const found = columns.map((column) => boxAt(column, row, context));
  return { boxes: found.map((box) => box ?? ANY_BOX), missing: found.map((box) => box === null) };
}

/** For each of the stage's outputs: the boxes that what it shows was cut out by. */
export function boxesBehind({ steps, outputs }: Pick<Stage, 'steps' | 'outputs'>): number[][] {
  return outputs.map(({ step }) => {
    const behind: number[] = [];
    for (let at = step; at !== -1; at = steps[at]!.input) {
      const node = steps[at]!;
      if (node.op === 'crop' && typeof node.box === 'number') behind.push(node.box);
    }
    return behind;
  });
}
