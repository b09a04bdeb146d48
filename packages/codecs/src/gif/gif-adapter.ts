import { corrupt, tooLarge, truncated } from '../decode-failure.ts';
import type { FormatAdapter } from '../format-adapter.ts';
import { scriptDecoder } from '../script-decoder.ts';
import { gifFrames, readGif, readGifScreen, type GifFrame, type GifScreen } from './gif-blocks.ts';

const loadGifDecoder = scriptDecoder(async () => (await import('./decode-gif.ts')).decodeGif);

/** A picture may be larger than its screen; up to this size it is decoded all the same, and cut. */
const maxHiddenPixels = 1 << 24;

export const gifAdapter: FormatAdapter = {
  probe: (bytes, file) => {
    const gif = readGif(bytes);
    if (gif === null) throw truncated(file, 'GIF data ends before its first picture', false);
    const { width, height } = gif.screen;
    if (width === 0 || height === 0) throw corrupt(file, 'gif', `its header says ${width} x ${height} pixels`);
    const channels = gif.frame === null || isOpaque(gif.screen, gif.frame) ? 3 : 4;
    return { format: 'gif', width, height, channels, bitDepth: 8, orientation: 1 };
  },
  assertDecodable: (bytes, file) => {
    const frame = readGif(bytes)?.frame;
    if (frame === undefined || frame === null) throw corrupt(file, 'gif', 'it has no picture');
    const { width, height } = readGif(bytes)!.screen;
    const most = Math.max(width * height, maxHiddenPixels);
    if (frame.width * frame.height > most) throw tooLarge(file, frame.width, frame.height, most);
    if (frame.width === 0 || frame.height === 0) {
      throw corrupt(file, 'gif', `its first picture has ${frame.width} x ${frame.height} pixels`);
    }
  },
  findTruncation: (bytes) => (readGif(bytes)?.frame?.next === null ? 'GIF data ends inside its first picture' : null),
  mend: (bytes) => bytes,
  decoderFor: () => loadGifDecoder,
  countFrames: (bytes) => {
    const screen = readGifScreen(bytes);
    let frames = 0;
    if (screen !== null) for (const _ of gifFrames(bytes, screen.next)) frames++;
    return Math.max(1, frames);
  },
  findExif: () => null,
};

function isOpaque(screen: GifScreen, { transparent, left, top, width, height }: GifFrame): boolean {
  const covers = left === 0 && top === 0 && width >= screen.width && height >= screen.height;
  return covers && transparent === null;
}
