/** A table of plain text: the first column to the left, the others to the right. */
export function formatTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [head, ...rows.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A share as per cent, with as many digits as small ones need. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(share !== 0 && share < 0.001 ? 4 : 2)} %`;
}
