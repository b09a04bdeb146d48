import type { Batch, Column, ImageValue, RunOptions, Schema } from 'pixelframe';
import { formatValue, isValid, PlanError, valueAt } from 'pixelframe';

/** What a gallery needs of a DataFrame, whatever type its rows have. */
export interface GalleryFrame {
  schema(): Schema;
  batches(options: RunOptions): AsyncIterable<Batch>;
}

/** Which columns of the frame mean what. */
export interface GalleryColumns {
  /** Rows with equal values belong together; nulls belong to no group. */
  readonly group: string;
  /** Image, or Binary holding an image file. */
  readonly image: string;
  /** Below each picture, usually its path. */
  readonly caption: string;
  /** How far each picture is from the one that is kept. */
  readonly distance?: string | undefined;
  /** Bool: the picture of the group that is kept. */
  readonly kept?: string | undefined;
  /** Bytes each picture takes: summed up for those that are not kept. */
  readonly size?: string | undefined;
  /** More columns, printed small. */
  readonly details?: readonly string[] | undefined;
}

export interface GalleryItem {
  readonly picture: ImageValue | Uint8Array | null;
  readonly caption: string;
  readonly distance: number | null;
  readonly kept: boolean;
  readonly size: number | null;
  readonly details: readonly string[];
}

/** The kept picture first, then by distance, then in the order of the rows. */
export type GalleryGroup = readonly GalleryItem[];

const batchColumn = (batch: Batch, name: string): Column =>
  batch.columns[batch.schema.fields.findIndex((field) => field.name === name)]!;

const numberAt = (column: Column, row: number): number | null => {
  const value = isValid(column, row) ? valueAt(column, row) : null;
  return value === null ? null : Number(value);
};

/** Throws a PlanError naming a column that is not there, so that nothing runs for nothing. */
function checkColumns(frame: GalleryFrame, columns: GalleryColumns): void {
  const names = frame.schema().fields.map(({ name }) => name);
  const { group, image, caption, distance, kept, size, details = [] } = columns;
  for (const name of [group, image, caption, distance, kept, size, ...details]) {
    if (name === undefined || names.includes(name)) continue;
    throw new PlanError(`gallery: there is no column "${name}". Available: ${names.join(', ')}.`);
  }
}

function itemsOf(batch: Batch, columns: GalleryColumns): (row: number) => GalleryItem {
  const find = (name: string | undefined): Column | null => (name === undefined ? null : batchColumn(batch, name));
  const image = find(columns.image)!;
  const caption = find(columns.caption)!;
  const [distance, kept, size] = [find(columns.distance), find(columns.kept), find(columns.size)];
  const details = (columns.details ?? []).map((name) => find(name)!);
  return (row) => ({
    picture: isValid(image, row) ? (valueAt(image, row) as ImageValue | Uint8Array) : null,
    caption: formatValue(caption, row),
    distance: distance === null ? null : numberAt(distance, row),
    kept: kept !== null && isValid(kept, row) && valueAt(kept, row) === true,
    size: size === null ? null : numberAt(size, row),
    details: details.map((column) => formatValue(column, row)),
  });
}

/**
 * Runs `frame` and gathers its rows into groups of two and more, in the order in which the groups first appear.
 *
 * @throws PlanError for a column the frame does not have; what the query fails with.
 */
export async function loadGroups(
  frame: GalleryFrame,
  columns: GalleryColumns,
  options: RunOptions,
): Promise<GalleryGroup[]> {
  checkColumns(frame, columns);
  const groups = new Map<string, GalleryItem[]>();
  for await (const batch of frame.batches(options)) {
    const key = batchColumn(batch, columns.group);
    const itemAt = itemsOf(batch, columns);
    for (let row = 0; row < batch.length; row++) {
      if (!isValid(key, row)) continue;
      const name = formatValue(key, row);
      const items = groups.get(name);
      if (items === undefined) groups.set(name, [itemAt(row)]);
      else items.push(itemAt(row));
    }
  }
  return [...groups.values()].filter((items) => items.length > 1).map((items) => items.toSorted(keptThenNearest));
}

function keptThenNearest(a: GalleryItem, b: GalleryItem): number {
  if (a.kept !== b.kept) return a.kept ? -1 : 1;
  return (a.distance ?? Infinity) - (b.distance ?? Infinity) || 0;
}

/** `{ pictures, rest, restBytes }`: how many pictures there are, how many are not kept, and what those take. */
export function sumUp(groups: readonly GalleryGroup[]): { pictures: number; rest: number; restBytes: number } {
  let [pictures, rest, restBytes] = [0, 0, 0];
  for (const item of groups.flat()) {
    pictures++;
    if (item.kept) continue;
    rest++;
    restBytes += item.size ?? 0;
  }
  return { pictures, rest, restBytes };
}
