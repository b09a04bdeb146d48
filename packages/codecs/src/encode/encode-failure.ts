import { EncodeError } from '@pixelframe/columnar';
import { sayOf } from '../decode-failure.ts';
import type { EncodeFormat } from './encode-options.ts';

const titles: Readonly<Record<EncodeFormat, string>> = { png: 'PNG', jpeg: 'JPEG', webp: 'WebP', avif: 'AVIF' };

function fail(file: string | undefined, sentence: string, hint: string, cause?: unknown): EncodeError {
  return new EncodeError(sayOf(file, sentence), {
    hint,
    ...(file === undefined ? {} : { file }),
    ...(cause === undefined ? {} : { cause }),
  });
}

export function unknownFormat(file: string | undefined, format: string, known: readonly string[]): EncodeError {
  return fail(file, `images cannot be encoded as '${format}'.`, `Formats that can be written are ${known.join(', ')}.`);
}

export function badQuality(file: string | undefined, quality: number): EncodeError {
  return fail(file, `the quality ${quality} is not a number from 0 to 100.`, 'Leave it out for the default.');
}

export function noPixels(file: string | undefined, width: number, height: number): EncodeError {
  return fail(
    file,
    `an image of ${width} x ${height} pixels cannot be encoded.`,
    'Keep only the rows whose image has a width and a height above 0; a crop beside the picture has none.',
  );
}

export function missingPixels(file: string | undefined, needed: number, given: number): EncodeError {
  return fail(
    file,
    `the image needs ${needed} bytes of pixels, but ${given} were given.`,
    'The data holds one pixel every `stride` bytes, row after row.',
  );
}

export function sideTooLong(
  file: string | undefined,
  format: EncodeFormat,
  width: number,
  height: number,
  longest: number,
): EncodeError {
  return fail(
    file,
    `an image of ${width} x ${height} pixels is too large for ${titles[format]}, whose sides are at most ${longest} pixels.`,
    'Resize the image first, or write PNG.',
  );
}

export function noTransparency(file: string | undefined, format: EncodeFormat, mode: string): EncodeError {
  return fail(
    file,
    `${titles[format]} has no transparency: an image of mode ${mode} cannot be written.`,
    `Use convertImage('${mode === 'LA' ? 'L' : 'RGB'}') first, or write PNG, WebP or AVIF.`,
  );
}

export function encoderFailed(
  file: string | undefined,
  format: EncodeFormat,
  words: string,
  cause: unknown,
): EncodeError {
  return fail(
    file,
    `the image could not be written as ${titles[format]}: the encoder reports "${words.trim().replace(/\.$/, '')}".`,
    'Try PNG, or a smaller image: the encoder may have run out of memory.',
    cause,
  );
}
