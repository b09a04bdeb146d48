import type { Pixels } from '../pixels.ts';
import type { ResizeFilter } from '../resize/resize-options.ts';
import crate from './image-crate-resize.json' with { type: 'json' };
import pillow from './pillow-resize.json' with { type: 'json' };
import { lcg, waves } from './pictures.ts';

/** What a reference made of a generated picture. */
export interface ReferenceResize {
  readonly source: string;
  readonly filter: ResizeFilter;
  readonly width: number;
  readonly height: number;
  readonly digest: string;
}

function resizesOf(rows: readonly (readonly (string | number)[])[]): ReferenceResize[] {
  return rows.map((row) => {
    const [source, filter, width, height, digest] = row as [string, ResizeFilter, number, number, string];
    return { source, filter, width, height, digest };
  });
}

/** By `tests/reference/pillow-resize.py`. */
export const pillowResizes: readonly ReferenceResize[] = resizesOf(pillow.resizes);
/** By `tests/reference/image-crate-resize.rs`. */
export const crateResizes: readonly ReferenceResize[] = resizesOf(crate.resizes);

export const pillowGreys = pillow.grey.map((row): [source: string, digest: string] => [row[0]!, row[1]!]);

const made = new Map<string, Pixels>();

/** The picture of a case: `waves W H` or `lcg W H CHANNELS SEED`. */
export function referenceSource(name: string): Pixels {
  const [kind, ...numbers] = name.split(' ');
  const [width, height, channels, seed] = numbers.map(Number) as [number, number, Pixels['channels'], number];
  const picture = made.get(name) ?? (kind === 'waves' ? waves(width, height) : lcg(width, height, channels, seed));
  made.set(name, picture);
  return picture;
}
