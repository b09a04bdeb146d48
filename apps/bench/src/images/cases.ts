/** What is computed of each picture: `encode-*` and `phash` start from decoded pixels, `tensor` from files. */
export type ImageTask = 'tensor' | 'phash' | 'encode-png' | 'encode-jpeg' | 'encode-webp';

/** `ours` is the default: decoding by WASM. The others decode by the browser. */
export type OursName = 'ours' | 'ours-native' | 'ours-approximate';
export type PagePeerName = 'transformers.js' | 'create-image-bitmap';
export type NativePeerName = 'sharp' | 'daft' | 'imagehash';
export type PeerName = PagePeerName | NativePeerName;

export interface ImageCase {
  readonly name: string;
  readonly task: ImageTask;
  readonly width: number;
  readonly height: number;
  readonly variants: Readonly<Partial<Record<OursName, 'wasm' | 'native' | 'approximate' | 'default'>>>;
  readonly peers: readonly PeerName[];
  /** Pictures in a run, and in one of `--full`. */
  readonly pictures: number;
  readonly picturesFull: number;
}

const decoders = { ours: 'wasm', 'ours-native': 'native', 'ours-approximate': 'approximate' } as const;
const tensorPeers = ['transformers.js', 'create-image-bitmap', 'sharp', 'daft'] as const;

export const imageCases: readonly ImageCase[] = [
  {
    name: 'jpeg-1024',
    task: 'tensor',
    width: 1024,
    height: 768,
    variants: decoders,
    peers: tensorPeers,
    pictures: 24,
    picturesFull: 120,
  },
  {
    name: 'jpeg-1920',
    task: 'tensor',
    width: 1920,
    height: 1280,
    variants: decoders,
    peers: tensorPeers,
    pictures: 12,
    picturesFull: 60,
  },
  {
    name: 'phash',
    task: 'phash',
    width: 1024,
    height: 768,
    variants: { ours: 'default' },
    peers: ['daft', 'imagehash'],
    pictures: 24,
    picturesFull: 120,
  },
  ...(['png', 'jpeg', 'webp'] as const).map((format): ImageCase => ({
    name: `encode-${format}`,
    task: `encode-${format}`,
    width: 512,
    height: 384,
    variants: { ours: 'default' },
    peers: ['sharp'],
    pictures: 24,
    picturesFull: 120,
  })),
];

/** Of every lossy encoder. */
export const ENCODE_QUALITY = 75;
