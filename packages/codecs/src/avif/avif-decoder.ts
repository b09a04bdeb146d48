import { CodecRefusal } from '../codec-failure.ts';
import type { Decoder, LoadDecoder } from '../decoder.ts';
import { instantiateEmscripten, type EmscriptenFactory } from '../emscripten-decoder.ts';
import { withImageData } from '../image-data-scope.ts';

interface LibAvif {
  decode(bytes: Uint8Array, bitDepth: 8): ImageData | null;
}

/** libavif as @jsquash/avif builds it: 8-bit RGBA out whatever the depth; `irot` and `imir` are not applied. */
export const loadAvifDecoder: LoadDecoder = async (loadWasm) => {
  const [glue, wasm] = await Promise.all([
    import('@jsquash/avif/codec/dec/avif_dec.js'),
    import('@jsquash/avif/codec/dec/avif_dec.wasm?asset'),
  ]);
  const factory = glue.default as unknown as EmscriptenFactory<LibAvif>;
  const module = await loadWasm(wasm.default);
  return async (): Promise<Decoder> => {
    const { codec, memory, messages } = await instantiateEmscripten(factory, module);
    return {
      decode: (bytes, header) => {
        messages.length = 0;
        const picture = withImageData(() => codec.decode(bytes, 8));
        if (picture === null) throw new CodecRefusal('its pixel data cannot be decoded');
        const { width, height, data } = picture;
        const samples = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
        return { width, height, channels: header.channels, stride: 4, data: samples };
      },
      messages,
      get memoryBytes() {
        return memory.buffer.byteLength;
      },
    };
  };
};
