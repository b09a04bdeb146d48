import type { LoadDecoder } from './decoder.ts';
import type { ImageHeader } from './image-header.ts';

/** All this room knows of one format. Structure only: no pixels, no wasm. */
export interface FormatAdapter {
  /** Reads the header; throws DecodeError where there is none. */
  probe(bytes: Uint8Array, file: string | undefined): ImageHeader;
  /** Throws DecodeError for a readable header of a variant the decoder does not do. */
  assertDecodable(bytes: Uint8Array, file: string | undefined): void;
  /** How the structure breaks off before its end, as a clause; null when the file is whole. */
  findTruncation(bytes: Uint8Array): string | null;
  /** A truncated file made decodable by filling in what is missing; null when that cannot be done. */
  mend(bytes: Uint8Array): Uint8Array | null;
  /** The decoder this very file needs; one instance is kept per function. */
  decoderFor(bytes: Uint8Array): LoadDecoder;
  /** How many pictures the file holds, at least 1: frames of an animation, pages, icons. */
  countFrames(bytes: Uint8Array): number;
  /** The TIFF-structured EXIF block; null where there is none. */
  findExif(bytes: Uint8Array): Uint8Array | null;
}
