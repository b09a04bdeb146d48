import { CodecRefusal } from '../codec-failure.ts';
import type { DecodedImage } from '../decoder.ts';
import { instantiateEmscripten, type EmscriptenFactory } from '../emscripten-decoder.ts';
import type { Encoder } from './encoder.ts';
import { toRgba } from './to-rgba.ts';

/** What the encoders of jSquash have in common: RGBA in, not premultiplied; the file, or nothing, out. */
interface EmscriptenCodec<Settings> {
  encode(rgba: Uint8Array, width: number, height: number, settings: Settings): Uint8Array | null | undefined;
}

/** Instances of a jSquash encoder. `settingsOf` gives the codec's own settings, every one of which it insists on. */
export function emscriptenEncoders<Settings>(
  factory: unknown,
  module: WebAssembly.Module,
  settingsOf: (image: DecodedImage, quality: number) => Settings,
): () => Promise<Encoder> {
  return async () => {
    const { codec, memory, messages } = await instantiateEmscripten(
      factory as EmscriptenFactory<EmscriptenCodec<Settings>>,
      module,
    );
    return {
      encode: (image, quality) => {
        messages.length = 0;
        const file = codec.encode(toRgba(image), image.width, image.height, settingsOf(image, quality));
        if (!file) throw new CodecRefusal('the encoder gave no file');
        return file;
      },
      messages,
      get memoryBytes() {
        return memory.buffer.byteLength;
      },
    };
  };
}
