import { CodecRefusal } from '../codec-failure.ts';
import type { LoadDecoder } from '../decoder.ts';
import { adobeMark } from '../jpeg/adobe-mark.ts';
import { loadJpegDecoder } from '../jpeg/jpeg-decoder.ts';
import { readJpegFrame } from '../jpeg/jpeg-frame.ts';
import type { TiffLayout } from './tiff-layout.ts';
import { tags } from './tiff-tags.ts';

/** A TIFF whose strips or tiles are JPEG streams (TIFF technical note 2), each decoded by the JPEG decoder. */
export const loadTiffJpegDecoder: LoadDecoder = async (loadWasm) => {
  const [create, { openTiff, finishTiff }] = await Promise.all([loadJpegDecoder(loadWasm), import('./decode-tiff.ts')]);
  return async () => {
    const jpeg = await create();
    return {
      decode: (bytes) => {
        const { directory, layout, chunks } = openTiff(bytes);
        const { width, height, samples } = layout;
        const stored = new Uint8Array(width * height * samples);
        const tables = directory.bytesOf(tags.jpegTables);
        if (tables !== null && tables.length > maxTableBytes) throw new CodecRefusal('its JPEG tables are too large');
        for (const chunk of chunks) {
          const stream = wholeStream(bytes.subarray(chunk.start, chunk.end), tables, layout);
          const frame = readJpegFrame(stream, undefined);
          if (frame.process > 1) throw new CodecRefusal('a part of it is no baseline JPEG');
          if (frame.width > chunk.width || frame.height > layout.chunkHeight || frame.components !== samples) {
            throw new CodecRefusal(`a part of it holds ${frame.width} x ${frame.height} pixels`);
          }
          const part = jpeg.decode(stream, { ...jpegHeader, ...frame, channels: samples === 1 ? 1 : 3 });
          const rows = Math.min(part.height, height - chunk.y);
          const columns = Math.min(part.width, width - chunk.x);
          for (let y = 0; y < rows; y++) {
            let from = y * part.width * part.stride;
            let to = ((chunk.y + y) * width + chunk.x) * samples;
            for (let x = 0; x < columns; x++, from += part.stride) {
              for (let c = 0; c < samples; c++) stored[to++] = part.data[from + c]!;
            }
          }
        }
        // The JPEG decoder has given RGB already.
        return finishTiff(stored, layout.colour === 'ycbcr' ? { ...layout, colour: 'rgb' } : layout, directory);
      },
      messages: jpeg.messages,
      get memoryBytes() {
        return jpeg.memoryBytes;
      },
    };
  };
};

/** They are copied for every strip; four tables of each kind take some 2 kilobytes. */
const maxTableBytes = 1 << 16;

const jpegHeader = { format: 'jpeg', bitDepth: 8 } as const;

/** The shared tables put in front of an abbreviated stream, with Adobe's mark of what the three components are. */
function wholeStream(stream: Uint8Array, tables: Uint8Array | null, { colour, samples }: TiffLayout): Uint8Array {
  const start = Uint8Array.of(0xff, 0xd8);
  const mark = samples === 3 ? adobeMark(colour === 'ycbcr' ? 1 : 0) : new Uint8Array(0);
  const shared = tables === null || tables.length < 4 ? new Uint8Array(0) : tables.subarray(2, -2);
  const whole = new Uint8Array(start.length + mark.length + shared.length + Math.max(0, stream.length - 2));
  let at = 0;
  for (const part of [start, mark, shared, stream.subarray(2)]) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
