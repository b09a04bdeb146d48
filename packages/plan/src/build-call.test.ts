import { describe, expect, test } from 'vitest';
import { buildCall } from './build-call.ts';
import { column } from './expr.ts';
import { functionDefinition, FUNCTIONS } from './functions/index.ts';
import { fn } from './testing/plans.ts';
import { planError } from './testing/plan-error.ts';

const image = column('image');

describe('buildCall', () => {
  test('fills in defaults and normalizes', () => {
    expect(fn('decodeImage', [image], { mode: 'rgba', onError: 'NULL' })).toMatchObject({
      fn: 'decodeImage',
      options: { onError: 'null', mode: 'RGBA', orientation: null, strict: true, maxPixels: 64_000_000 },
    });
    expect(fn('imageHash', [image])).toMatchObject({ options: { method: 'phash', hashSize: 8 } });
    expect(fn('imageHash', [image], {})).toEqual(fn('imageHash', [image]));
  });

  test('an undefined option is the default; null is a value', () => {
    expect(fn('decodeImage', [image], { mode: undefined })).toMatchObject({ options: { mode: 'RGB' } });
    expect(fn('decodeImage', [image], { mode: null })).toMatchObject({ options: { mode: null } });
  });

  test('required parameters come by position', () => {
    expect(fn('resize', [image], 224, 100)).toMatchObject({ options: { width: 224, height: 100 } });
    expect(fn('get', [image], -1)).toMatchObject({ options: { key: -1 } });
  });

  test.each([
    [
      'an expression too few',
      () => fn('add', [image]),
      'PlanError: add takes 2 expressions, got 1.\n  hint: The call is add(left, right).',
    ],
    [
      'a parameter left out',
      () => fn('resize', [image], 224),
      'PlanError: resize: height is missing.\n  hint: The call is resize(image, width, height).',
    ],
    [
      'one argument too many',
      () => fn('resize', [image], 1, 2, 3),
      'PlanError: resize: too many arguments.\n  hint: The call is resize(image, width, height).',
    ],
    [
      'a bad value',
      () => fn('resize', [image], 0, 224),
      'PlanError: resize: width must be a positive integer, got 0.\n  hint: The call is resize(image, width, height).',
    ],
    [
      'a bad word',
      () => fn('imageHash', [image], { method: 'sha1' }),
      "PlanError: imageHash: method must be one of 'phash', 'dhash', 'ahash', got 'sha1'.\n  hint: The call is imageHash(image, { method, hashSize }).",
    ],
    [
      'a hash that is too large',
      () => fn('imageHash', [image], { hashSize: 65 }),
      'PlanError: imageHash: hashSize must be between 2 and 64, got 65.\n  hint: The call is imageHash(image, { method, hashSize }).',
    ],
    [
      'an unknown option',
      () => fn('imageHash', [image], { size: 8 }),
      'PlanError: imageHash has no option "size". Available: method, hashSize.\n  hint: The call is imageHash(image, { method, hashSize }).',
    ],
    [
      'an option called like a member of every object',
      () => fn('imageHash', [image], { ['__proto__']: 1, constructor: 2 }),
      'PlanError: imageHash has no option "__proto__". Available: method, hashSize.\n  hint: The call is imageHash(image, { method, hashSize }).',
    ],
    [
      'options that are no object',
      () => fn('imageHash', [image], 'phash'),
      'PlanError: imageHash: the last argument is an object of options.\n  hint: The call is imageHash(image, { method, hashSize }).',
    ],
    [
      'options given as an array',
      () => fn('imageHash', [image], ['phash']),
      'PlanError: imageHash: the last argument is an object of options.\n  hint: The call is imageHash(image, { method, hashSize }).',
    ],
    [
      'an argument where there is no option',
      () => fn('add', [image, 1], {}),
      'PlanError: add: too many arguments.\n  hint: The call is add(left, right).',
    ],
    [
      'a key that is neither name nor position',
      () => fn('get', [image], 1.5),
      'PlanError: get: key must be a field name or an integer position, got 1.5.\n  hint: The call is get(input, key).',
    ],
    [
      'means that are no numbers',
      () => fn('normalizeImage', [image], { mean: [0.5, Number.NaN] }),
      'PlanError: normalizeImage: mean must be an array of 1 to 4 numbers, one per channel, got [0.5,null].\n  hint: The call is normalizeImage(image, { mean, std, layout }).',
    ],
    [
      'a deviation of zero',
      () => fn('normalizeImage', [image], { std: [1, 0, 1] }),
      'PlanError: normalizeImage: std must not contain 0, got [1,0,1].\n  hint: The call is normalizeImage(image, { mean, std, layout }).',
    ],
    [
      'connections of no number',
      () => fn('download', [image], { maxConnections: 0 }),
      'PlanError: download: maxConnections must be a positive integer, got 0.\n  hint: The call is download(url, { maxConnections, onError }).',
    ],
    [
      'a policy that does not exist',
      () => fn('download', [image], { onError: 'ignore' }),
      "PlanError: download: onError must be one of 'raise', 'null', got 'ignore'.\n  hint: The call is download(url, { maxConnections, onError }).",
    ],
    [
      'a flag that is none',
      () => fn('decodeImage', [image], { strict: 1 }),
      'PlanError: decodeImage: strict must be true or false, got 1.\n  hint: The call is decodeImage(bytes, { onError, mode, orientation, strict, maxPixels }).',
    ],
  ])('%s is a PlanError that shows the call', (_, work, message) => {
    expect(planError(work)).toBe(message);
  });
});

describe('definitions', () => {
  test('an unknown function is named', () => {
    expect(planError(() => functionDefinition('toString'))).toBe('PlanError: There is no function called "toString".');
  });

  test.each([...FUNCTIONS.keys()])('%s is complete', (name) => {
    const definition = FUNCTIONS.get(name)!;
    expect(Object.isFrozen(definition)).toBe(true);
    expect(definition.doc).toMatch(/^[A-Z].*\.$/);
    expect(definition.example).toContain(`${name}(`);
    expect(definition.daft).not.toBe('');
    for (const { doc } of [...definition.args, ...definition.params]) expect(doc).toMatch(/^[A-Z].*\.$/);
    const required = definition.params.filter((param) => param.default === undefined).length;
    expect(definition.params.slice(0, required).every((param) => param.default === undefined)).toBe(true);
    for (const param of definition.params) {
      if (param.default !== undefined) expect(param.check?.(param.default) ?? null).toBeNull();
    }
  });

  test('what a definition returns is built without options it does not have', () => {
    expect(buildCall(functionDefinition('neg'), [image], [])).toEqual({
      kind: 'call',
      fn: 'neg',
      args: [image],
      options: {},
    });
  });
});
