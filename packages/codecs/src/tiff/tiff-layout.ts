import type { TiffDirectory } from './tiff-directory.ts';
import { tags } from './tiff-tags.ts';

export type TiffCompression = 'none' | 'fax' | 'lzw' | 'jpeg' | 'deflate' | 'packbits';
export type TiffColour = 'white is zero' | 'black is zero' | 'rgb' | 'palette' | 'cmyk' | 'ycbcr';

/** What the samples after the colours are: nothing to keep, alpha, or alpha the colours are multiplied with. */
export type TiffAlpha = 'none' | 'plain' | 'premultiplied';

/** A directory resolved to what a reader needs. */
export interface TiffLayout {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  /** Samples per pixel as stored, and how many of them are colour. */
  readonly samples: number;
  readonly colours: number;
  readonly colour: TiffColour;
  readonly alpha: TiffAlpha;
  readonly compression: TiffCompression;
  readonly planar: boolean;
  readonly predictor: boolean;
  /** Strips are as wide as the picture; tiles are whole even where they reach over its edges. */
  readonly tiled: boolean;
  readonly chunkWidth: number;
  readonly chunkHeight: number;
}

/** Why a directory cannot be read: what is wrong with it, or what kind of TIFF it is. */
export interface TiffRefusal {
  readonly wrong?: string;
  readonly variant?: string;
}

const compressions: ReadonlyMap<number, TiffCompression> = new Map([
  [1, 'none'],
  [2, 'fax'],
  [3, 'fax'],
  [4, 'fax'],
  [5, 'lzw'],
  [7, 'jpeg'],
  [8, 'deflate'],
  [32773, 'packbits'],
  [32946, 'deflate'],
]);

const colourKinds: ReadonlyMap<number, readonly [colour: TiffColour, colours: number]> = new Map([
  [0, ['white is zero', 1]],
  [1, ['black is zero', 1]],
  [2, ['rgb', 3]],
  [3, ['palette', 1]],
  [5, ['cmyk', 4]],
  [6, ['ycbcr', 3]],
]);

/** Four for each of 64 million pixels: samples that are left out of the picture take memory all the same. */
const maxSamples = 1 << 28;

/** A tile may reach over its picture; larger ones than this, in samples, are refused. */
const maxTileSamples = 1 << 26;

/** Width and height, which every picture has (TIFF 6.0 section 8). */
export function readTiffSize(directory: TiffDirectory): { width: number; height: number } | null {
  const width = directory.number(tags.width, 0);
  const height = directory.number(tags.height, 0);
  return width > 0 && height > 0 ? { width, height } : null;
}

export function readTiffLayout(directory: TiffDirectory): TiffLayout | TiffRefusal {
  const size = readTiffSize(directory);
  if (size === null) return { wrong: 'it says no size' };
  const compressionCode = directory.number(tags.compression, 1);
  const compression = compressions.get(compressionCode);
  if (compression === undefined) return { variant: `Compression ${compressionCode}` };
  const samples = directory.number(tags.samplesPerPixel, 1);
  const photometric = directory.number(tags.photometric, samples >= 3 ? 2 : 1);
  const kind = colourKinds.get(photometric);
  if (kind === undefined) return { variant: `Photometric ${photometric}` };
  const [colour, colours] = kind;
  if (samples < colours || samples > 16) return { wrong: `it says ${samples} samples for ${colours} colours` };
  if (size.width * size.height * samples > maxSamples) return { variant: `${samples}-sample (of this size)` };
  const depths = directory.numbers(tags.bitsPerSample).slice(0, samples);
  const bits = depths[0] ?? 1;
  if (depths.some((depth) => depth !== bits)) return { variant: `Mixed-depth (${depths.join(', ')} bits)` };
  if (bits < 1 || bits > 16) return { variant: `${bits}-bit` };
  if (colour === 'palette' && bits > 8) return { variant: `${bits}-bit palette` };
  const sampleFormat = directory.number(tags.sampleFormat, 1);
  if (sampleFormat !== 1 && sampleFormat !== 4) return { variant: sampleFormat === 3 ? 'Floating-point' : 'Signed' };
  const predictorCode = directory.number(tags.predictor, 1);
  const predictor = predictorCode === 2 && (compression === 'lzw' || compression === 'deflate');
  if (predictorCode > 2 || (predictor && bits !== 8 && bits !== 16))
    return { variant: `Predictor ${predictorCode}, ${bits}-bit` };
  if (compression === 'fax' && (bits !== 1 || samples !== 1)) return { wrong: 'its fax data is not of one bit' };
  if (compression === 'jpeg' && bits !== 8) return { variant: `${bits}-bit JPEG` };
  if (compression === 'jpeg' && samples !== colours) return { variant: 'JPEG with alpha' };
  if (compression === 'jpeg' && colour === 'cmyk') return { variant: 'CMYK JPEG' };
  if (colour === 'ycbcr' && compression !== 'jpeg' && !isFullColour(directory)) return { variant: 'Subsampled YCbCr' };
  const tiled = directory.has(tags.tileWidth);
  const chunkWidth = tiled ? directory.number(tags.tileWidth, 0) : size.width;
  const rows = tiled ? directory.number(tags.tileHeight, 0) : directory.number(tags.rowsPerStrip, size.height);
  const chunkHeight = tiled ? rows : Math.min(rows, size.height);
  if (chunkWidth < 1 || chunkHeight < 1) return { wrong: `its tiles or strips are ${chunkWidth} x ${chunkHeight}` };
  if (tiled && chunkWidth * chunkHeight * samples > maxTileSamples) {
    return { wrong: `its tiles are ${chunkWidth} x ${chunkHeight} pixels` };
  }
  const planar = directory.number(tags.planarConfiguration, 1) === 2 && samples > 1;
  if (planar && compression === 'jpeg') return { variant: 'Planar JPEG' };
  const alpha = alphaOf(directory, colour, samples - colours);
  return {
    ...size,
    bits,
    samples,
    colours,
    colour,
    alpha,
    compression,
    planar,
    predictor,
    tiled,
    chunkWidth,
    chunkHeight,
  };
}

/** The default is one chroma sample for two by two pixels. */
function isFullColour(directory: TiffDirectory): boolean {
  const factors = directory.numbers(tags.subsampling);
  return factors[0] === 1 && factors[1] === 1;
}

/** An extra sample of unsaid meaning counts as alpha only where nothing is said at all. */
function alphaOf(directory: TiffDirectory, colour: TiffColour, extra: number): TiffAlpha {
  if (extra === 0 || colour === 'palette' || colour === 'cmyk') return 'none';
  const said = directory.number(tags.extraSamples, 2);
  return said === 1 ? 'premultiplied' : said === 2 ? 'plain' : 'none';
}
