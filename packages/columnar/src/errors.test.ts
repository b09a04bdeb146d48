import { expect, test } from 'vitest';
import { EncodeError, fromWireError, PixelframeError, toWireError } from './errors.ts';

test('an EncodeError keeps its class and fields between workers', () => {
  const cause = new Error('out of memory');
  const sent = new EncodeError('No.', { hint: 'Try PNG.', file: 'a.jpg', row: 3, cause });
  const received = fromWireError(structuredClone(toWireError(sent)));
  expect(received).toBeInstanceOf(EncodeError);
  expect(received).toBeInstanceOf(PixelframeError);
  expect(received).toMatchObject({
    code: 'EncodeError',
    message: 'No.',
    hint: 'Try PNG.',
    file: 'a.jpg',
    row: 3,
    cause,
  });
});
