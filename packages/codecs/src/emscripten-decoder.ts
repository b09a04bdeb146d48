import { CodecRefusal } from './codec-failure.ts';
import type { DecodedImage, Decoder } from './decoder.ts';
import { withImageData } from './image-data-scope.ts';
import type { ImageHeader } from './image-header.ts';

/** The part of an emscripten module factory's options that is used here. */
interface FactoryOptions {
  noInitialRun: boolean;
  locateFile(path: string): string;
  instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): WebAssembly.Exports;
  print(line: string): void;
  printErr(line: string): void;
}

export type EmscriptenFactory<Codec> = (options: FactoryOptions) => Promise<Codec>;

/** An emscripten codec with its memory and what it prints. */
export interface EmscriptenInstance<Codec> {
  readonly codec: Codec;
  readonly memory: WebAssembly.Memory;
  readonly messages: string[];
}

/** A hostile file can make a codec print a line per row. */
const maxMessages = 8;

/**
 * Instantiates a codec from a module that is compiled already. With a synchronous `instantiateWasm` the factory does all
 * its work, class look-ups included, before it returns its promise: that is what the ImageData scope relies on.
 */
export async function instantiateEmscripten<Codec>(
  factory: EmscriptenFactory<Codec>,
  module: WebAssembly.Module,
): Promise<EmscriptenInstance<Codec>> {
  const messages: string[] = [];
  const note = (line: string): void => {
    if (messages.length < maxMessages) messages.push(line);
  };
  let memory: WebAssembly.Memory | undefined;
  const ready = withImageData(() =>
    factory({
      noInitialRun: true,
      locateFile: (path) => path,
      instantiateWasm: (imports, done) => {
        const instance = new WebAssembly.Instance(module, imports);
        memory = memoryOf(instance);
        done(instance);
        return instance.exports;
      },
      print: note,
      printErr: note,
    }),
  );
  return { codec: await ready, memory: memory!, messages };
}

/** Export names are minified, so the memory is found by what it is. */
function memoryOf(instance: WebAssembly.Instance): WebAssembly.Memory {
  for (const value of Object.values(instance.exports)) if (value instanceof WebAssembly.Memory) return value;
  throw new TypeError('The codec exports no memory: the wasm file does not belong to this version of its glue.');
}

/** What the decoders of jSquash have in common: a file in, RGBA, not premultiplied, or nothing out. */
interface RgbaCodec {
  decode(bytes: Uint8Array, ...settings: readonly unknown[]): ImageData | null;
}

/** `width * height * 4` bytes. */
export type Rgba = Pick<DecodedImage, 'width' | 'height' | 'data'>;

const asHeaderSays = (rgba: Rgba, { channels }: ImageHeader): DecodedImage => ({ ...rgba, channels, stride: 4 });

/**
 * Instances of a jSquash decoder. `settings` are what it takes beside the bytes; `pictureOf` makes a picture of a file
 * with it, by default its RGBA in the layout of the header.
 */
export function emscriptenDecoders(
  factory: unknown,
  module: WebAssembly.Module,
  settings: readonly unknown[] = [],
  pictureOf: (decode: (bytes: Uint8Array) => Rgba, bytes: Uint8Array, header: ImageHeader) => DecodedImage = (
    decode,
    bytes,
    header,
  ) => asHeaderSays(decode(bytes), header),
): () => Promise<Decoder> {
  return async () => {
    const { codec, memory, messages } = await instantiateEmscripten(factory as EmscriptenFactory<RgbaCodec>, module);
    const decode = (bytes: Uint8Array): Rgba => {
      const picture = withImageData(() => codec.decode(bytes, ...settings));
      if (picture === null) throw new CodecRefusal('its pixel data cannot be decoded');
      const { width, height, data } = picture;
      return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
    };
    return {
      decode: (bytes, header) => {
        messages.length = 0;
        return pictureOf(decode, bytes, header);
      },
      messages,
      get memoryBytes() {
        return memory.buffer.byteLength;
      },
    };
  };
}
