import { CodecRefusal } from '../codec-failure.ts';
import type { DecodedImage, Decoder, LoadDecoder } from '../decoder.ts';
import { instantiateEmscripten, type EmscriptenFactory } from '../emscripten-decoder.ts';
import { withImageData } from '../image-data-scope.ts';
import { nativeFromRgba8 } from '../png/png-layout.ts';

interface LibJxl {
  decode(bytes: Uint8Array): ImageData | null;
}

/** libjxl as @jsquash/jxl builds it: 8-bit sRGB RGBA out, turned as the file's orientation says. */
export const loadJxlDecoder: LoadDecoder = async (loadWasm) => {
  const [glue, wasm] = await Promise.all([
    import('@jsquash/jxl/codec/dec/jxl_dec.js'),
    import('@jsquash/jxl/codec/dec/jxl_dec.wasm?asset'),
  ]);
  const factory = glue.default as unknown as EmscriptenFactory<LibJxl>;
  const module = await loadWasm(wasm.default);
  return async (): Promise<Decoder> => {
    const { codec, memory, messages } = await instantiateEmscripten(factory, module);
    return {
      decode: (bytes, { channels }): DecodedImage => {
        messages.length = 0;
        const picture = withImageData(() => codec.decode(bytes));
        if (picture === null) throw new CodecRefusal('its pixel data cannot be decoded');
        const { width, height, data } = picture;
        const rgba = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
        if (channels === 2) return { width, height, ...nativeFromRgba8(rgba, channels) };
        return { width, height, channels, stride: 4, data: rgba };
      },
      messages,
      get memoryBytes() {
        return memory.buffer.byteLength;
      },
    };
  };
};
