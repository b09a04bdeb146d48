/** Ours: from JPEG files decoded by WASM or by the browser, and from pixels of the model's size. */
export type OursName = 'ours' | 'ours-native' | 'ours-decoded';
export type PeerName = 'transformers.js' | 'bare-session';
export type ContenderName = OursName | PeerName;

/** Names a folder beside the page's server. */
export type ModelName = 'vit-b-32' | 'clip-tiny';

export interface EmbedVariant {
  readonly ours: OursName;
  readonly variant: 'wasm' | 'native' | 'default';
  /** Whom its time means something beside. */
  readonly peers: readonly PeerName[];
}

export interface EmbedCase {
  readonly name: string;
  readonly model: ModelName;
  readonly width: number;
  readonly height: number;
  /** Of the square that the model takes. */
  readonly side: number;
  readonly variants: readonly EmbedVariant[];
  readonly peers: readonly PeerName[];
  /** Pictures in a run, and in one of `--full`. */
  readonly pictures: number;
  readonly picturesFull: number;
}

const peers = ['transformers.js', 'bare-session'] as const;
const variants: readonly EmbedVariant[] = [
  { ours: 'ours', variant: 'wasm', peers },
  { ours: 'ours-native', variant: 'native', peers },
  { ours: 'ours-decoded', variant: 'default', peers: ['bare-session'] },
];

export const embedCases: readonly EmbedCase[] = [
  {
    name: 'vit-b-32',
    model: 'vit-b-32',
    width: 1024,
    height: 768,
    side: 224,
    variants: variants.filter(({ ours }) => ours !== 'ours-native'),
    peers,
    pictures: 16,
    picturesFull: 96,
  },
  {
    name: 'clip-tiny',
    model: 'clip-tiny',
    width: 300,
    height: 225,
    side: 64,
    variants,
    peers,
    pictures: 300,
    picturesFull: 3000,
  },
];

/** CLIP's statistics, in units of the 0..1 range. */
export const CLIP_MEAN = [0.48145466, 0.4578275, 0.40821073] as const;
export const CLIP_STD = [0.26862954, 0.26130258, 0.27577711] as const;
