import { CodecRefusal } from '../codec-failure.ts';
import type { Decoder, LoadDecoder } from '../decoder.ts';
import { instantiateEmscripten, type EmscriptenFactory } from '../emscripten-decoder.ts';
import { withImageData } from '../image-data-scope.ts';

interface MozJpeg {
  decode(bytes: Uint8Array, preserveOrientation: boolean): ImageData | null;
}

/** mozjpeg as @jsquash/jpeg builds it (libjpeg's islow DCT and fancy upsampling): always RGBA out, EXIF not applied. */
export const loadJpegDecoder: LoadDecoder = async (loadWasm) => {
  const [glue, wasm] = await Promise.all([
    import('@jsquash/jpeg/codec/dec/mozjpeg_dec.js'),
    import('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm?asset'),
  ]);
  const factory = glue.default as unknown as EmscriptenFactory<MozJpeg>;
  const module = await loadWasm(wasm.default);
  return async (): Promise<Decoder> => {
    const { codec, memory, messages } = await instantiateEmscripten(factory, module);
    return {
      decode: (bytes, header) => {
        messages.length = 0;
        const picture = withImageData(() => codec.decode(bytes, false));
        if (picture === null) throw new CodecRefusal('its pixel data cannot be decoded');
        const { width, height, data } = picture;
        return { width, height, channels: header.channels, stride: 4, data: asBytes(data) };
      },
      messages,
      get memoryBytes() {
        return memory.buffer.byteLength;
      },
    };
  };
};

function asBytes(data: ArrayBufferView): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
