import type { ImageValue } from '@pixelframe/columnar';
import type { ImageInput } from './settings.ts';
import { MOST_INPUTS } from './settings.ts';

/** Servers and proxies refuse bodies much beyond this. */
const MOST_CHARACTERS = 8 * 2 ** 20;

/** `String.fromCharCode` takes its characters as arguments, of which there may not be too many. */
const CHUNK = 0x8000;

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary);
}

/** Pictures as PNG files in base64, in groups that fit into one request each. */
export async function* imageRequests(images: readonly ImageValue[], input: ImageInput): AsyncGenerator<string[]> {
  // The encoder is heavy, and texts need none.
  const { encode } = await import('@pixelframe/engine/images');
  const most = input === 'messages' ? 1 : MOST_INPUTS;
  let current: string[] = [];
  let characters = 0;
  for (const image of images) {
    const file = base64(await encode(image, 'png'));
    if (current.length === most || (current.length > 0 && characters + file.length > MOST_CHARACTERS)) {
      yield current;
      current = [];
      characters = 0;
    }
    current.push(file);
    characters += file.length;
  }
  if (current.length > 0) yield current;
}

/** What stands for pictures in the body of a request. */
export function imageFields(files: readonly string[], input: ImageInput): Readonly<Record<string, unknown>> {
  const uris = files.map((file) => `data:image/png;base64,${file}`);
  if (input === 'data-uri') return { input: uris, modality: 'image' };
  if (input === 'object') return { input: files.map((image) => ({ image })) };
  const content = uris.map((url) => ({ type: 'image_url', image_url: { url } }));
  return { messages: [{ role: 'user', content }] };
}
