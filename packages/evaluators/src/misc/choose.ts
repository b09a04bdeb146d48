import type { Column } from '@pixelframe/columnar';
import { concatColumns, isValid, takeColumn } from '@pixelframe/columnar';
import { castColumn } from '../cast.ts';
import type { Evaluator } from '../evaluator.ts';

const isComplete = (column: Column): boolean => column.validity === null && column.type.kind !== 'null';

/** Of each row, the first value there is. */
export const coalesce: Evaluator = (args, { length, type }) => {
  const decisive = args.findIndex(isComplete);
  const columns = (decisive === -1 ? args : args.slice(0, decisive + 1)).map((arg) => castColumn(arg, type));
  if (columns.length === 1) return columns[0]!;
  const indices = new Int32Array(length).fill(-1);
  columns.forEach((column, c) => {
    for (let row = 0; row < length; row++) {
      if (indices[row] === -1 && isValid(column, row)) indices[row] = c * length + row;
    }
  });
  return takeColumn(concatColumns(columns), indices);
};

export { coalesce as fillNull };
