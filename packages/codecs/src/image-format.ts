/** Every format the first bytes can tell apart. Only those of {@link decodableFormats} have a decoder. */
export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'bmp' | 'ico' | 'tiff' | 'avif' | 'heic' | 'jxl';

/** Formats with a decoder in this room. */
export type DecodableFormat = Exclude<ImageFormat, 'heic'>;

export const decodableFormats: readonly DecodableFormat[] = [
  'jpeg',
  'png',
  'webp',
  'gif',
  'bmp',
  'ico',
  'tiff',
  'avif',
  'jxl',
];

export function isDecodable(format: ImageFormat): format is DecodableFormat {
  return (decodableFormats as readonly ImageFormat[]).includes(format);
}

const mimeTypes: Readonly<Record<ImageFormat, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  bmp: 'image/bmp',
  ico: 'image/vnd.microsoft.icon',
  tiff: 'image/tiff',
  avif: 'image/avif',
  heic: 'image/heic',
  jxl: 'image/jxl',
};

const formatOfExtension: ReadonlyMap<string, ImageFormat> = new Map([
  ['jpg', 'jpeg'],
  ['jpeg', 'jpeg'],
  ['jpe', 'jpeg'],
  ['jfif', 'jpeg'],
  ['png', 'png'],
  ['apng', 'png'],
  ['webp', 'webp'],
  ['gif', 'gif'],
  ['bmp', 'bmp'],
  ['dib', 'bmp'],
  ['ico', 'ico'],
  ['cur', 'ico'],
  ['tif', 'tiff'],
  ['tiff', 'tiff'],
  ['avif', 'avif'],
  ['heic', 'heic'],
  ['heif', 'heic'],
  ['jxl', 'jxl'],
]);

/** The registered media type of a format (IANA media types; ICO as `image/vnd.microsoft.icon`). */
export function mimeTypeOf(format: ImageFormat): string {
  return mimeTypes[format];
}

/**
 * The media type a path's extension promises, for listings that must not open files. Case-insensitive; a URL's query
 * and fragment are ignored. Null when the extension is absent or not an image's.
 */
export function mimeTypeOfPath(path: string): string | null {
  const name = path.replace(/[?#].*$/s, '').replace(/^.*[/\\]/s, '');
  const dot = name.lastIndexOf('.');
  if (dot < 0) return null;
  const format = formatOfExtension.get(name.slice(dot + 1).toLowerCase());
  return format === undefined ? null : mimeTypes[format];
}
