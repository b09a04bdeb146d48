import type { Change } from './draw/derive.ts';
import type { Encoding } from './encode.ts';

export type Derivation = 'original' | 'resized' | 'recompressed' | 'brightened' | 'cropped' | 'detail';

/** One file of the sample set: which motif, what was done to it, how it is stored. */
export interface Picture {
  /** Without folder or extension. */
  readonly name: string;
  readonly motif: string;
  /** `cropped` takes at most 2 % a side and stays a near-duplicate; `detail` cuts more and is a picture of its own. */
  readonly derivation: Derivation;
  readonly change: Change;
  readonly encoding: Encoding;
}

const jpeg = (quality: number, style: 'baseline' | 'progressive', chroma: '4:2:0' | '4:4:4' = '4:2:0'): Encoding => ({
  format: 'jpeg',
  quality,
  progressive: style === 'progressive',
  chroma,
});
const webp = (quality: number): Encoding => ({ format: 'webp', quality });
const png: Encoding = { format: 'png' };

const picture = (name: string, derivation: Derivation, encoding: Encoding, change: Change = {}): Picture => ({
  name,
  motif: name.split('-')[0]!,
  derivation,
  change,
  encoding,
});

export const PICTURES: readonly Picture[] = [
  picture('retriever', 'original', jpeg(80, 'progressive')),
  picture('retriever-small', 'resized', jpeg(72, 'baseline'), { width: 640 }),
  picture('retriever-bright', 'brightened', webp(70), { width: 880, gain: 1.18 }),
  picture('retriever-detail', 'detail', jpeg(78, 'progressive'), { crop: [0.06, 0.02, 0.24, 0.28], width: 560 }),
  picture('husky', 'original', jpeg(82, 'baseline', '4:4:4')),
  picture('husky-web', 'resized', webp(72), { width: 720 }),
  picture('husky-thumb', 'resized', png, { width: 320 }),
  picture('collie', 'original', webp(80)),
  picture('collie-again', 'recompressed', jpeg(48, 'progressive')),
  picture('corgi', 'original', jpeg(80, 'baseline')),
  picture('corgi-cropped', 'cropped', jpeg(76, 'progressive', '4:4:4'), {
    crop: [0.015, 0.01, 0.02, 0.015],
    width: 800,
  }),
  picture('corgi-detail', 'detail', webp(76), { crop: [0.3, 0, 0, 0.28], width: 600 }),
  picture('dalmatian', 'original', jpeg(80, 'progressive', '4:4:4')),
  picture('dalmatian-thumb', 'resized', png, { width: 320 }),
  picture('puppy', 'original', jpeg(78, 'baseline')),
  picture('puppy-bright', 'brightened', jpeg(74, 'progressive'), { width: 768, gain: 1.15 }),
  picture('beach', 'original', jpeg(76, 'progressive')),
  picture('beach-phone', 'resized', webp(74), { width: 480 }),
  picture('beach-detail', 'detail', jpeg(78, 'baseline'), { crop: [0, 0.2, 0.3, 0.08], width: 720 }),
  picture('lake', 'original', jpeg(76, 'progressive')),
  picture('lake-cropped', 'cropped', webp(74), { crop: [0.02, 0.015, 0.01, 0.02], width: 900 }),
  picture('bichon', 'original', webp(82)),
  picture('ball', 'original', jpeg(78, 'progressive')),
  picture('bowl', 'original', png, { width: 400 }),
];

/** `images/NAME.EXT`, relative to the samples folder. */
export const pathOf = ({ name, encoding }: Picture): string =>
  `images/${name}.${encoding.format === 'jpeg' ? 'jpg' : encoding.format}`;

/** Pictures of one group show the same thing and must pair; pictures of two groups must not. */
export const groupOf = ({ name, motif, derivation }: Picture): string => (derivation === 'detail' ? name : motif);
