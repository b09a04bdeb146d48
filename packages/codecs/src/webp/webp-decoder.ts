import type { LoadDecoder } from '../decoder.ts';
import { emscriptenDecoders, type Rgba } from '../emscripten-decoder.ts';
import { CodecRefusal } from '../codec-failure.ts';
import type { ImageHeader } from '../image-header.ts';
import { extractFirstFrame } from './webp-first-frame.ts';
import { isAnimated } from './webp-header.ts';

/** libwebp as @jsquash/webp builds it: RGBA out, not premultiplied; of an animation the first frame. */
export const loadWebpDecoder: LoadDecoder = async (loadWasm) => {
  const [glue, wasm] = await Promise.all([
    import('@jsquash/webp/codec/dec/webp_dec.js'),
    import('@jsquash/webp/codec/dec/webp_dec.wasm?asset'),
  ]);
  return emscriptenDecoders(glue.default, await loadWasm(wasm.default), [], (decode, bytes, header) => {
    const picture = isAnimated(bytes) ? decodeFirstFrame(bytes, header, decode) : decode(bytes);
    return { ...picture, channels: header.channels, stride: 4 };
  });
};

/** The first frame on a transparent canvas; the background colour of the file is only a hint, and browsers ignore it. */
function decodeFirstFrame(bytes: Uint8Array, header: ImageHeader, decodeStill: (bytes: Uint8Array) => Rgba): Rgba {
  const first = extractFirstFrame(bytes);
  if (first === null) throw new CodecRefusal('it is an animation without a frame');
  const frame = decodeStill(first.still);
  const { width, height } = header;
  if (first.x + frame.width > width || first.y + frame.height > height) {
    throw new CodecRefusal('its first frame reaches over the canvas');
  }
  if (frame.width === width && frame.height === height) return frame;
  const data = new Uint8Array(width * height * 4);
  for (let row = 0; row < frame.height; row++) {
    const from = row * frame.width * 4;
    data.set(frame.data.subarray(from, from + frame.width * 4), ((first.y + row) * width + first.x) * 4);
  }
  return { width, height, data };
}
