import type { DecodedImage, LoadDecoder } from './decoder.ts';
import type { ImageHeader } from './image-header.ts';

/** Decodes one file in plain JavaScript; `note` keeps a remark about a picture that is not quite whole. */
export type ScriptDecode = (bytes: Uint8Array, header: ImageHeader, note: (remark: string) => void) => DecodedImage;

/** A decoder without wasm memory, whose code is imported on first need. */
export function scriptDecoder(load: () => Promise<ScriptDecode>): LoadDecoder {
  return async () => {
    const decode = await load();
    return () => {
      const messages: string[] = [];
      return Promise.resolve({
        decode: (bytes: Uint8Array, header: ImageHeader) => {
          messages.length = 0;
          return decode(bytes, header, (remark) => messages.push(remark));
        },
        messages,
        memoryBytes: 0,
      });
    };
  };
}
