import type { Field } from '@pixelframe/columnar';
import { DataType as T } from '@pixelframe/columnar';
import { defineFunction, typeMismatch } from './define.ts';
import { onErrorParam } from './url.ts';

const bytesArg = [{ name: 'bytes', doc: 'Binary column holding whole files.' }];

function requireBytes(name: string, args: readonly Field[]): void {
  const { kind } = args[0]!.type;
  if (kind !== 'binary' && kind !== 'null') {
    throw typeMismatch(name, args, 'a Binary column', 'Fetch files first with .download().');
  }
}

export const imageFileMetadata = defineFunction({
  name: 'imageFileMetadata',
  daft: 'image_file_metadata',
  args: bytesArg,
  params: [onErrorParam],
  nulls: 'own',
  image: 'file',
  returns:
    '{ width: number; height: number; format: string; mode: string; frames: number; orientation: number; dateTime: Date | null }',
  infer(args) {
    requireBytes('imageFileMetadata', args);
    return T.struct({
      width: T.uint32(),
      height: T.uint32(),
      format: T.string(),
      mode: T.string(),
      frames: T.uint32(),
      orientation: T.uint8(),
      dateTime: T.timestamp('s'),
    });
  },
  doc: 'What the headers of an image file say, without decoding it: size as stored, format (PNG, JPEG, ...), mode, number of frames, EXIF orientation (1 to 8), and when it was taken (EXIF, which has no time zone).',
  example: "df.select(col('bytes').imageFileMetadata().get('format'))",
});

export const guessMimeType = defineFunction({
  name: 'guessMimeType',
  daft: 'guess_mime_type',
  args: bytesArg,
  params: [],
  nulls: 'own',
  image: 'file',
  returns: 'string',
  infer(args) {
    requireBytes('guessMimeType', args);
    return T.string();
  },
  doc: 'The media type that the first bytes give away; null where they do not.',
  example: "df.where(col('bytes').guessMimeType().eq('image/png'))",
});
