import { adapters } from './adapters.ts';
import { applyOrientation } from './apply-orientation.ts';
import { CodecFailure, CodecRefusal } from './codec-failure.ts';
import { corrupt, sayOf, tooLarge, truncated, truncationOf } from './decode-failure.ts';
import type { DecodedImage, Decoder, LoadWasm } from './decoder.ts';
import { createDecoderSlot, maxHeapBytes, type DecoderSlot } from './decoder-slot.ts';
import { decodableFormats, type DecodableFormat } from './image-format.ts';
import type { ImageHeader } from './image-header.ts';
import { recyclePixels } from './pixel-buffers.ts';
import { requireDecodable } from './probe-image.ts';

export interface DecodeOptions {
  /** Whether a truncated file is an error; otherwise what is there is decoded, with a warning. */
  readonly strict: boolean;
  /** Largest `width * height` that is decoded. */
  readonly maxPixels: number;
  /** Named in errors and warnings. */
  readonly file?: string;
  /** Whether the EXIF orientation turns the picture. */
  readonly orientation: 'ignore' | 'apply';
}

export interface DecodeResult {
  readonly image: DecodedImage;
  /** Of the stored picture: an applied orientation swaps the image's sides, not these. */
  readonly header: ImageHeader;
  /** One sentence when the picture may not be what was meant: truncated, or the codec complained. */
  readonly warning: string | null;
}

export interface ImageCodecs {
  /**
   * Decodes a JPEG, PNG or WebP file by content. `bytes` is neither changed nor detached.
   *
   * @throws DecodeError for anything wrong with the file, with a `reason` of {@link decodeReasons}; what `loadWasm`
   * rejects with passes through.
   */
  decode(bytes: Uint8Array, options: DecodeOptions): Promise<DecodeResult>;
  /** Takes back a decoded picture's `data`, which nobody may look at again: its memory serves the next, or is freed. */
  recycle(data: Uint8Array): void;
  /** Real size of all live wasm memories in bytes. */
  heapBytes(): number;
  /** Lets go of every wasm instance; a later decode makes new ones. */
  dispose(): void;
}

/**
 * Image decoders for one thread. Nothing is loaded before the first file of a format: then its glue (a dynamic import)
 * and its wasm, through `loadWasm`.
 */
export function createCodecs(options: { readonly loadWasm: LoadWasm }): ImageCodecs {
  const slots = new Map<DecodableFormat, DecoderSlot>(
    decodableFormats.map((format) => [
      format,
      createDecoderSlot(adapters[format].load, options.loadWasm, maxHeapBytes),
    ]),
  );
  return {
    decode: async (bytes, settings) => {
      const format = requireDecodable(bytes, settings.file);
      return decodeWith(slots.get(format)!, format, bytes, settings);
    },
    recycle: recyclePixels,
    heapBytes: () => [...slots.values()].reduce((sum, slot) => sum + slot.heapBytes(), 0),
    dispose: () => slots.forEach((slot) => slot.drop()),
  };
}

async function decodeWith(
  slot: DecoderSlot,
  format: DecodableFormat,
  bytes: Uint8Array,
  { strict, maxPixels, file, orientation }: DecodeOptions,
): Promise<DecodeResult> {
  const adapter = adapters[format];
  const header = adapter.probe(bytes, file);
  if (header.width * header.height > maxPixels) throw tooLarge(file, header.width, header.height, maxPixels);
  adapter.assertDecodable(bytes, file);
  const cut = adapter.findTruncation(bytes);
  if (cut !== null && strict) throw truncated(file, cut, true);
  const whole = cut === null ? bytes : adapter.mend(bytes);
  if (whole === null) throw truncated(file, cut!, false);
  try {
    const { image, messages } = await slot.run((decoder) => decodeOnce(decoder, whole, header));
    const complaint = cut === null ? messages.map(complaintOf)[0] : `${truncationOf(cut)} What is there was decoded.`;
    return {
      image: orientation === 'apply' ? applyOrientation(image, header.orientation) : image,
      header,
      warning: complaint === undefined ? null : sayOf(file, complaint),
    };
  } catch (error) {
    if (!(error instanceof CodecFailure)) throw error;
    if (cut !== null) throw truncated(file, cut, false, error.cause);
    throw corrupt(file, format, error.clause, error.cause);
  }
}

function complaintOf(message: string): string {
  return `the decoder reports "${message.trim()}".`;
}

/** Runs the codec; whatever goes wrong in it becomes a CodecFailure. */
function decodeOnce(
  decoder: Decoder,
  bytes: Uint8Array,
  header: ImageHeader,
): { image: DecodedImage; messages: readonly string[] } {
  try {
    const image = decoder.decode(bytes, header);
    if (image.width !== header.width || image.height !== header.height) {
      throw new CodecRefusal(
        `it holds ${image.width} x ${image.height} pixels where its header says ${header.width} x ${header.height}`,
      );
    }
    return { image, messages: [...decoder.messages] };
  } catch (error) {
    throw new CodecFailure(error, [...decoder.messages]);
  }
}
