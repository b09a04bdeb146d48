import { textWidth } from './text-width.ts';
import { wrapText } from './wrap-text.ts';

/** The lines of every cell of one column, header first. */
export type CellLines = readonly (readonly string[])[];

/** Shrinking a column to its wrapped text is worth it from this many cells on. */
const WORTHWHILE = 3;

const byteLength = (text: string): number => new TextEncoder().encode(text).length;

/**
 * Content widths (without the padding of one space each side) for a table of `tableWidth` cells: comfy-table 7's
 * "Dynamic" arrangement. Columns that fit into an equal share get what they need; then those that need clearly less
 * once wrapped; the rest share what is left, the first ones getting the odd cells.
 */
export function arrangeColumns(columns: readonly CellLines[], tableWidth: number): number[] {
  const widths: (number | undefined)[] = columns.map(() => undefined);
  let space = Math.max(tableWidth - (columns.length + 1) - 2 * columns.length, 0);
  let open = columns.length;
  const share = (): number => Math.floor(space / open);
  const fix = (i: number, width: number): void => {
    widths[i] = width;
    space = Math.max(space - width, 0);
    open--;
  };
  /** Fixes the columns that `fits` gives a width, each by the share left at its turn; true if there was any. */
  const pass = (fits: (i: number) => number | undefined): boolean => {
    const before = open;
    for (let i = 0; i < columns.length; i++) {
      const width = widths[i] === undefined ? fits(i) : undefined;
      if (width !== undefined) fix(i, width);
    }
    return open < before;
  };

  const natural = columns.map((cells) => Math.max(0, ...cells.flat().map(textWidth)));
  const asTheyAre = (i: number): number | undefined => (share() > 0 && natural[i]! <= share() ? natural[i] : undefined);
  const onceWrapped = (i: number): number | undefined => {
    const longest = longestWrapped(columns[i]!, share());
    return share() - longest >= WORTHWHILE ? longest : undefined;
  };
  while (pass(asTheyAre));
  while (pass(onceWrapped));

  if (open > 0) {
    space = Math.max(space, open);
    const each = share();
    let odd = space - each * open;
    for (let i = 0; i < widths.length; i++) if (widths[i] === undefined) widths[i] = odd-- > 0 ? each + 1 : each;
  }
  return widths as number[];
}

/** Counts bytes, not cells, as comfy-table does here: accents and ideographs make a column look fuller than it is. */
function longestWrapped(cells: CellLines, width: number): number {
  return Math.max(0, ...cells.flat().flatMap((line) => wrapText(line, width).map(byteLength)));
}
