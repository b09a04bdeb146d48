/** The pictures chosen on the page; what a cell of the playground has without importing it. */
declare const files: readonly File[];

/** Shows groups of pictures side by side, e.g. near-duplicates; of the columns, `group`, `image` and `caption` must be named. */
declare function gallery(
  frame: object,
  columns: Readonly<Record<'group' | 'image' | 'caption', string>> & {
    readonly distance?: string;
    readonly kept?: string;
    readonly size?: string;
    readonly details?: readonly string[];
  },
  label?: string,
): Promise<void>;
