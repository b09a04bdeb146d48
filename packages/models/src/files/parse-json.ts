import type { FileName } from './failures.ts';
import { notJson } from './failures.ts';

const isPage = (text: string): boolean => /^\s*<(?:!doctype|html)/i.test(text);

/** null for a web page: servers of single-page apps send theirs for every address that does not exist. */
export function parseJson(name: FileName, bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes);
  if (isPage(text)) return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw notJson(name, error);
  }
}
