import { corrupt, truncated } from '../decode-failure.ts';
import { readExifOrientation } from '../exif-orientation.ts';
import { asciiAt, uint16Be } from '../read-bytes.ts';
import { APP1, APP14, EOI, SOS, readMarker } from './jpeg-markers.ts';

/** A JPEG's frame header (ITU T.81 B.2.2) and the EXIF orientation met on the way to its first scan. */
export interface JpegFrame {
  /** Low nibble of the SOF marker: 0 baseline, 1 extended, 2 progressive, 3 lossless, 9.. arithmetic. */
  readonly process: number;
  readonly precision: number;
  readonly width: number;
  readonly height: number;
  readonly components: number;
  readonly orientation: number;
  /** The first EXIF block that stands before the first scan. */
  readonly exif: Uint8Array | null;
  /** Whether Adobe's segment says what the components are. */
  readonly adobe: boolean;
}

type FrameHeader = Omit<JpegFrame, 'orientation' | 'exif' | 'adobe'>;

/** Reads the segments before the first scan. Throws DecodeError where there is no frame header. */
export function readJpegFrame(bytes: Uint8Array, file: string | undefined): JpegFrame {
  let frame: FrameHeader | null = null;
  let exif: Uint8Array | null = null;
  let adobe = false;
  let orientation: number | null = null;
  let at = 2;
  for (;;) {
    const marker = readMarker(bytes, at);
    if (typeof marker === 'string') {
      if (frame !== null) break;
      throw truncated(file, 'JPEG data ends before its frame header', false);
    }
    if (marker.code === EOI || marker.code === SOS) break;
    if (isStartOfFrame(marker.code)) frame ??= parseFrame(marker.code, marker.payload);
    if (marker.code === APP1 && asciiAt(marker.payload, 0, 6) === 'Exif\0\0') {
      const block = marker.payload.subarray(6);
      exif ??= block;
      orientation ??= readExifOrientation(block);
    }
    if (marker.code === APP14 && asciiAt(marker.payload, 0, 5) === 'Adobe') adobe = true;
    at = marker.next;
  }
  if (frame === null) throw corrupt(file, 'jpeg', 'it has no frame header');
  if (frame.width === 0 || frame.height === 0) {
    throw corrupt(file, 'jpeg', `its header says ${frame.width} x ${frame.height} pixels`);
  }
  return { ...frame, orientation: orientation ?? 1, exif, adobe };
}

/** C0..CF but for DHT (C4), JPG (C8) and DAC (CC). */
function isStartOfFrame(code: number): boolean {
  return code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc;
}

function parseFrame(code: number, payload: Uint8Array): FrameHeader | null {
  if (payload.length < 6) return null;
  return {
    process: code & 0x0f,
    precision: payload[0]!,
    height: uint16Be(payload, 1),
    width: uint16Be(payload, 3),
    components: payload[5]!,
  };
}
