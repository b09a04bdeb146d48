import type { DecodedImage } from '../decoder.ts';
import type { ImageHeader } from '../image-header.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A file for a native decoder. */
export interface NativeFile {
  readonly bytes: Uint8Array;
  readonly header: ImageHeader;
  /** The EXIF block inside `bytes`; null where there is none. */
  readonly exif: Uint8Array | null;
}

export interface NativePicture {
  readonly image: DecodedImage;
  /** Whether the platform has applied the file's orientation already, which it cannot be kept from doing. */
  readonly turned: boolean;
}

/** One of the platform's interfaces that decode images. */
export interface NativeWay {
  /** Whether it knows the format; where only a try can tell, `true` for what every browser decodes. */
  supports(header: ImageHeader): Promise<boolean>;
  /**
   * Decodes the first picture of a file without colour management. Rejects with whatever the platform says.
   *
   * @param size asks for a picture of this size, which the platform may ignore; null for the size there is
   * @param signal ends the decode early and frees what it holds
   */
  decode(file: NativeFile, size: Size | null, signal: AbortSignal): Promise<NativePicture>;
}
