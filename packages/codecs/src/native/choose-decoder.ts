import { noNativeDecoder } from '../decode-failure.ts';
import { isDecodable } from '../image-format.ts';
import type { ImageHeader } from '../image-header.ts';
import type { NativeWay } from './native-way.ts';

/** `wasm` decodes the same everywhere; `native` is the platform's, faster and with pixels of its own. */
export type DecoderChoice = 'wasm' | 'native' | 'auto';

/**
 * The decoder a file gets. `auto` is native only where this room has no decoder. `native` still leaves to ours, where
 * there is one, what the platform does not know or would spoil: transparency, and what the caller says it would.
 *
 * @param spoiled whether the platform makes less of this file than ours: it is truncated, or CMYK
 * @throws DecodeError for `native` where the platform decodes nothing at all
 */
export async function chooseDecoder(
  asked: Exclude<DecoderChoice, 'wasm'>,
  header: ImageHeader,
  spoiled: boolean,
  ways: readonly NativeWay[],
  file: string | undefined,
): Promise<'wasm' | 'native'> {
  if (ways.length === 0 && asked === 'native') throw noNativeDecoder(file, header.format);
  if (!isDecodable(header.format)) return 'native';
  if (asked === 'auto' || spoiled || header.channels % 2 === 0) return 'wasm';
  for (const way of ways) if (await way.supports(header)) return 'native';
  return 'wasm';
}
