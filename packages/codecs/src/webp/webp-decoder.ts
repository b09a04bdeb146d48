import { CodecRefusal } from '../codec-failure.ts';
import type { DecodedImage, Decoder, LoadDecoder } from '../decoder.ts';
import { instantiateEmscripten, type EmscriptenFactory } from '../emscripten-decoder.ts';
import { withImageData } from '../image-data-scope.ts';
import type { ImageHeader } from '../image-header.ts';
import { extractFirstFrame } from './webp-first-frame.ts';
import { isAnimated } from './webp-header.ts';

interface LibWebp {
  decode(bytes: Uint8Array): ImageData | null;
}

type Rgba = Pick<DecodedImage, 'width' | 'height' | 'data'>;

/** libwebp as @jsquash/webp builds it: RGBA out, not premultiplied; of an animation the first frame. */
export const loadWebpDecoder: LoadDecoder = async (loadWasm) => {
  const [glue, wasm] = await Promise.all([
    import('@jsquash/webp/codec/dec/webp_dec.js'),
    import('@jsquash/webp/codec/dec/webp_dec.wasm?asset'),
  ]);
  const factory = glue.default as unknown as EmscriptenFactory<LibWebp>;
  const module = await loadWasm(wasm.default);
  return async (): Promise<Decoder> => {
    const { codec, memory, messages } = await instantiateEmscripten(factory, module);
    const decodeStill = (bytes: Uint8Array): Rgba => {
      const picture = withImageData(() => codec.decode(bytes));
      if (picture === null) throw new CodecRefusal('its pixel data cannot be decoded');
      const { width, height, data } = picture;
      return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
    };
    return {
      decode: (bytes, header) => {
        messages.length = 0;
        const picture = isAnimated(bytes) ? decodeFirstFrame(bytes, header, decodeStill) : decodeStill(bytes);
        return { ...picture, channels: header.channels, stride: 4 };
      },
      messages,
      get memoryBytes() {
        return memory.buffer.byteLength;
      },
    };
  };
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
