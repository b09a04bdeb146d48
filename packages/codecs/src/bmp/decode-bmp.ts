import { CodecRefusal } from '../codec-failure.ts';
import type { ScriptDecode } from '../script-decoder.ts';
import { pixelsAt, readBmpFile } from './bmp-header.ts';
import { paintBmp } from './bmp-pixels.ts';

/** BMP in plain JavaScript: 1 to 32 bits, RLE, masks. Palettes come out as RGB, as the Rust `image` crate gives them. */
export const decodeBmp: ScriptDecode = (bytes, header, note) => {
  const layout = readBmpFile(bytes);
  if (typeof layout === 'string') throw new CodecRefusal(layout);
  const { width, height } = layout;
  const channels = header.channels === 4 ? 4 : 3;
  const data = new Uint8Array(width * height * channels);
  if (!paintBmp(bytes, pixelsAt(bytes), layout, data, channels)) note('its pixel data ends early');
  return { width, height, channels, stride: channels, data };
};
