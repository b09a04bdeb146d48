import { adapters } from './adapters.ts';
import { applyOrientation } from './apply-orientation.ts';
import { CodecFailure, CodecRefusal } from './codec-failure.ts';
import { corrupt, sayOf, tooLarge, truncated, truncationOf } from './decode-failure.ts';
import { createCodecSlots, type CodecSlots } from './codec-slots.ts';
import type { DecodedImage, Decoder, LoadWasm } from './decoder.ts';
import type { EncodeOptions } from './encode/encode-options.ts';
import type { Encoder } from './encode/encoder.ts';
import { isDecodable, type ImageFormat } from './image-format.ts';
import type { ImageHeader } from './image-header.ts';
import { readJpegFrame } from './jpeg/jpeg-frame.ts';
import { chooseDecoder, type DecoderChoice } from './native/choose-decoder.ts';
import { decodeNative, nativeWays } from './native/decode-native.ts';
import type { Size } from './native/native-way.ts';
import { recyclePixels } from './pixel-buffers.ts';
import { requireFormat } from './probe-image.ts';

export interface DecodeOptions {
  /** Whether a truncated file is an error; otherwise what is there is decoded, with a warning. */
  readonly strict: boolean;
  /** Largest `width * height` that is decoded. */
  readonly maxPixels: number;
  /** Named in errors and warnings. */
  readonly file?: string;
  /** Whether the EXIF orientation turns the picture. */
  readonly orientation: 'ignore' | 'apply';
  /** Whose decoder; `wasm` when left out. `native` and `auto` see {@link DecoderChoice}. */
  readonly decoder?: DecoderChoice;
  /**
   * The caller needs no more than about these pixels of the picture it is given: a native decoder may give a smaller one,
   * of at least this size on both sides. Null or left out: all.
   */
  readonly within?: Size | null;
}

export interface DecodeResult {
  readonly image: DecodedImage;
  /** Of the stored picture: an applied orientation swaps the image's sides, not these. */
  readonly header: ImageHeader;
  /** One sentence when the picture may not be what was meant: truncated, or the codec complained. */
  readonly warning: string | null;
  /** Whose decoder it was. Pixels of a native one differ from platform to platform. */
  readonly decoder: 'wasm' | 'native';
}

export interface ImageCodecs {
  /**
   * Decodes an image file by content; HEIC only with `decoder: 'auto'` or `'native'`, where the platform can. `bytes` is
   * neither changed nor detached.
   *
   * @throws DecodeError for anything wrong with the file, with a `reason` of {@link decodeReasons}; what `loadWasm`
   * rejects with passes through.
   */
  decode(bytes: Uint8Array, options: DecodeOptions): Promise<DecodeResult>;
  /**
   * Encodes a picture; the same bytes on every platform. PNG keeps L, LA, RGB and RGBA as they are; JPEG writes L and RGB;
   * WebP and AVIF come back as RGB, or as RGBA where a pixel is not opaque.
   *
   * @throws EncodeError for a picture without pixels, one too large for the format, transparency in a JPEG, a quality
   * outside 0 to 100; what `loadWasm` rejects with passes through
   */
  encode(image: DecodedImage, options: EncodeOptions): Promise<Uint8Array>;
  /** Takes back a decoded picture's `data`, which nobody may look at again: its memory serves the next, or is freed. */
  recycle(data: Uint8Array): void;
  /** Real size of all live wasm memories in bytes. */
  heapBytes(): number;
  /** Lets go of every wasm instance; a later decode makes new ones. */
  dispose(): void;
}

/**
 * Image codecs for one thread. Nothing is loaded before the first picture that needs it: then a format's glue (a dynamic
 * import) and its wasm, through `loadWasm`.
 */
export function createCodecs(options: { readonly loadWasm: LoadWasm }): ImageCodecs {
  const decoders = createCodecSlots<Decoder>(options.loadWasm);
  const encoders = createCodecSlots<Encoder>(options.loadWasm);
  return {
    decode: async (bytes, settings) => {
      const format = requireFormat(bytes, settings.file);
      return decodeWith(decoders, format, bytes, settings);
    },
    encode: async (image, settings) => {
      const { encodeImage } = await import('./encode/encode-image.ts');
      return encodeImage(encoders, image, settings);
    },
    recycle: recyclePixels,
    heapBytes: () => decoders.heapBytes() + encoders.heapBytes(),
    dispose: () => {
      decoders.drop();
      encoders.drop();
    },
  };
}

async function decodeWith(
  slots: CodecSlots<Decoder>,
  format: ImageFormat,
  bytes: Uint8Array,
  { strict, maxPixels, file, orientation, decoder: asked = 'wasm', within = null }: DecodeOptions,
): Promise<DecodeResult> {
  const adapter = adapters[format];
  const header = adapter.probe(bytes, file);
  if (header.width * header.height > maxPixels) throw tooLarge(file, header.width, header.height, maxPixels);
  const cut = adapter.findTruncation(bytes);
  const ways = asked === 'wasm' ? [] : nativeWays();
  const spoiled = (): boolean => cut !== null || isCmyk(format, bytes);
  const chosen = asked === 'wasm' ? asked : await chooseDecoder(asked, header, spoiled(), ways, file);
  if (chosen === 'wasm' || isDecodable(format)) adapter.assertDecodable(bytes, file);
  const whole = cut === null ? bytes : adapter.mend(bytes);
  if (whole === null || (cut !== null && strict)) throw truncated(file, cut!, whole !== null);
  const turns = orientation === 'apply' && header.orientation > 1;
  const storedSize = turns && header.orientation >= 5 ? turnedSize(within) : within;
  try {
    const { image, turned, messages } = await (chosen === 'wasm'
      ? slots.of(adapter.decoderFor(whole)).run((decoder) => decodeOnce(decoder, whole, header))
      : decodeNative({ bytes: whole, header, exif: adapter.findExif(whole) }, storedSize, ways, file));
    const complaint = cut === null ? messages.map(complaintOf)[0] : `${truncationOf(cut)} What is there was decoded.`;
    return {
      image: turns && !turned ? applyOrientation(image, header.orientation) : image,
      header,
      decoder: chosen,
      warning: complaint === undefined ? null : sayOf(file, complaint),
    };
  } catch (error) {
    if (!(error instanceof CodecFailure)) throw error;
    if (cut !== null) throw truncated(file, cut, false, error.cause);
    throw corrupt(file, format, error.clause, error.cause);
  }
}

function isCmyk(format: ImageFormat, bytes: Uint8Array): boolean {
  return format === 'jpeg' && readJpegFrame(bytes, undefined).components === 4;
}

/** Of the picture as it is stored, whose sides an orientation of 5 to 8 swaps. */
function turnedSize(size: Size | null): Size | null {
  return size === null ? null : { width: size.height, height: size.width };
}

function complaintOf(message: string): string {
  return `the decoder reports "${message.trim()}".`;
}

/** Runs the codec; whatever goes wrong in it becomes a CodecFailure. */
function decodeOnce(
  decoder: Decoder,
  bytes: Uint8Array,
  header: ImageHeader,
): { image: DecodedImage; messages: readonly string[]; turned: boolean } {
  try {
    const image = decoder.decode(bytes, header);
    if (image.width !== header.width || image.height !== header.height) {
      throw new CodecRefusal(
        `it holds ${image.width} x ${image.height} pixels where its header says ${header.width} x ${header.height}`,
      );
    }
    return { image, messages: [...decoder.messages], turned: false };
  } catch (error) {
    throw new CodecFailure(error, [...decoder.messages]);
  }
}
