import { DecodeError, PlanError } from 'pixelframe';
import { expect, test } from 'vitest';
import { errorView } from './error-view.ts';

test('says everything a PixelframeError knows; rows count from 1', () => {
  const error = new DecodeError('Cannot decode it.', {
    hint: "Use onError: 'null'.",
    operator: 'ImageStage',
    column: 'photo',
    row: 0,
    file: 'a.jpg',
    cause: new Error('bad marker'),
  });
  expect(errorView(error)).toEqual({
    code: 'DecodeError',
    message: 'Cannot decode it.',
    hint: "Use onError: 'null'.",
    where: [
      ['Operator', 'ImageStage'],
      ['Column', 'photo'],
      ['Row', '1'],
      ['File', 'a.jpg'],
    ],
    cause: 'bad marker',
  });
});

test('leaves out a cause that says the same', () => {
  expect(errorView(new PlanError('No.', { cause: new Error('No.') })).cause).toBeNull();
});

test('takes anything that can be thrown', () => {
  expect(errorView(new TypeError('x is not a function'))).toMatchObject({ code: 'TypeError', hint: null, where: [] });
  expect(errorView('broken')).toMatchObject({ code: 'Error', message: 'broken' });
  expect(errorView(undefined)).toMatchObject({ message: 'undefined' });
});
