import { asciiAt, uint24Le } from '../read-bytes.ts';
import { firstChunk, webpChunks } from './webp-chunks.ts';
import { alphaFlag } from './webp-header.ts';

/** The first frame of an animation as a still WebP of its own, and where it goes on the canvas. */
export interface FirstFrame {
  readonly still: Uint8Array;
  readonly x: number;
  readonly y: number;
}

const frameHeaderBytes = 16;
const stillHeaderBytes = 30;

/** Wraps the payload of the first ANMF chunk (RFC 9649 section 2.7.1.1) in RIFF and VP8X headers; null without one. */
export function extractFirstFrame(bytes: Uint8Array): FirstFrame | null {
  for (const chunk of webpChunks(bytes, firstChunk)) {
    if (chunk.type !== 'ANMF') continue;
    const frame = bytes.subarray(chunk.start, chunk.end);
    if (frame.length < frameHeaderBytes + 8) return null;
    const picture = frame.subarray(frameHeaderBytes);
    const still = new Uint8Array(stillHeaderBytes + picture.length);
    const view = new DataView(still.buffer);
    writeAscii(still, 0, 'RIFF');
    view.setUint32(4, still.length - 8, true);
    writeAscii(still, 8, 'WEBPVP8X');
    view.setUint32(16, 10, true);
    still[20] = asciiAt(picture, 0, 4) === 'VP8 ' ? 0 : alphaFlag;
    still.set(frame.subarray(6, 12), 24);
    still.set(picture, stillHeaderBytes);
    return { still, x: uint24Le(frame, 0) * 2, y: uint24Le(frame, 3) * 2 };
  }
  return null;
}

function writeAscii(bytes: Uint8Array, at: number, text: string): void {
  for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i);
}
