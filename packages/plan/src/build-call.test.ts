import { describe, expect, test } from 'vitest';
import { column } from './expr.ts';
import { functionDefinition, FUNCTIONS } from './functions/registry.ts';
import { lit } from './literal.ts';
import { fn } from './testing/plans.ts';
import { planError } from './testing/plan-error.ts';

const image = column('image');

describe('buildCall', () => {
  test('fills in defaults and normalizes', () => {
    expect(fn('decodeImage', [image], { mode: 'rgba', onError: 'NULL' })).toMatchObject({
      fn: 'decodeImage',
      options: {
        onError: 'null',
        mode: 'RGBA',
        orientation: null,
        decoder: 'wasm',
        approximate: false,
        strict: true,
        maxPixels: 64_000_000,
      },
    });
    expect(fn('imageHash', [image])).toMatchObject({
      options: { method: 'phash', hashSize: 8, binbits: 3, segments: 3, compat: 'daft' },
    });
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

  test('an expression in the place of a parameter becomes the last argument', () => {
    expect(fn('get', [image], image)).toMatchObject({ args: [image, lit(null), image], options: { key: null } });
    expect(fn('get', [image], image, 5)).toMatchObject({ args: [image, lit(5), image], options: { key: null } });
  });

  test('some options may also come by position', () => {
    const half = { width: 9, height: 9, filter: 'box', compat: 'daft' };
    expect(fn('thumbnail', [image], 9, { filter: 'BOX' })).toMatchObject({ options: half });
    expect(fn('thumbnail', [image], 9, 5, { filter: 'box' })).toMatchObject({ options: { ...half, height: 5 } });
    expect(fn('thumbnail', [image], 9, { height: 5 })).toEqual(fn('thumbnail', [image], 9, 5));
    expect(fn('centerCrop', [image], 9, null)).toEqual(fn('centerCrop', [image], 9, 9));
    expect(fn('flip', [image])).toMatchObject({ options: { axis: 'horizontal' } });
    expect(fn('flip', [image], 'Vertical')).toEqual(fn('flip', [image], { axis: 'vertical' }));
  });

  test('other names of a value become the one', () => {
    expect(fn('resize', [image], 4, 4, { filter: 'bilinear' })).toEqual(fn('resize', [image], 4, 4));
    expect(fn('encodeImage', [image], 'JPG')).toEqual(fn('encodeImage', [image], 'jpeg'));
  });

  test('names of image modes become their numbers where they are compared with one', () => {
    const mode = fn('imageMode', [image]);
    expect(fn('eq', [mode, 'rgb'])).toEqual(fn('eq', [mode, 3]));
    expect(fn('ne', ['L', fn('imageAttribute', [image], 'mode')])).toEqual(
      fn('ne', [1, fn('imageAttribute', [image], 'mode')]),
    );
    expect(fn('isIn', [mode, ['LA', 'RGBA', null]])).toEqual(fn('isIn', [mode, [2, 4, null]]));
    expect(fn('eq', [column('m'), 'RGB'])).toMatchObject({ args: [column('m'), { value: 'RGB' }] });
    expect(planError(() => fn('eq', [mode, 'CMYK']))).toBe(
      'PlanError: "CMYK" is not an image mode. Available: L (1), LA (2), RGB (3), RGBA (4).',
    );
  });

  test.each([
    [
      'an expression too few',
      () => fn('add', [image]),
      'PlanError: add: right is missing.\n  hint: The call is add(left, right).',
    ],
    [
      'a parameter left out',
      () => fn('resize', [image], 224),
      'PlanError: resize: height is missing.\n  hint: The call is resize(image, width, height, { filter, fit, compat }).',
    ],
    [
      'a number where the options are',
      () => fn('resize', [image], 1, 2, 3),
      'PlanError: resize: the last argument is an object of options.\n  hint: The call is resize(image, width, height, { filter, fit, compat }).',
    ],
    [
      'a bad value',
      () => fn('resize', [image], 0, 224),
      'PlanError: resize: width must be a positive integer, got 0.\n  hint: The call is resize(image, width, height, { filter, fit, compat }).',
    ],
    [
      'a bad word',
      () => fn('imageHash', [image], { method: 'sha1' }),
      "PlanError: imageHash: method must be one of ('phash', 'phash_simple', 'dhash', 'dhash_vertical', 'ahash', 'whash', 'crop_resistant', 'colorhash'), but got: 'sha1'\n  hint: The call is imageHash(image, { method, hashSize, binbits, segments, compat }).",
    ],
    [
      'a hash that is too large',
      () => fn('imageHash', [image], { hashSize: 257 }),
      'PlanError: imageHash: hashSize must be at most 256, but got: 257\n  hint: The call is imageHash(image, { method, hashSize, binbits, segments, compat }).',
    ],
    [
      'an unknown option',
      () => fn('imageHash', [image], { size: 8 }),
      'PlanError: imageHash has no option "size". Available: method, hashSize, binbits, segments, compat.\n  hint: The call is imageHash(image, { method, hashSize, binbits, segments, compat }).',
    ],
    [
      'an option called like a member of every object',
      () => fn('imageHash', [image], { ['__proto__']: 1, constructor: 2 }),
      'PlanError: imageHash has no option "__proto__". Available: method, hashSize, binbits, segments, compat.\n  hint: The call is imageHash(image, { method, hashSize, binbits, segments, compat }).',
    ],
    [
      'options that are no object',
      () => fn('imageHash', [image], 'phash'),
      'PlanError: imageHash: the last argument is an object of options.\n  hint: The call is imageHash(image, { method, hashSize, binbits, segments, compat }).',
    ],
    [
      'options given as an array',
      () => fn('imageHash', [image], ['phash']),
      'PlanError: imageHash: the last argument is an object of options.\n  hint: The call is imageHash(image, { method, hashSize, binbits, segments, compat }).',
    ],
    [
      'an argument where there is no option',
      () => fn('add', [image, 1], {}),
      'PlanError: add: too many arguments.\n  hint: The call is add(left, right).',
    ],
    [
      'a key that is neither name nor position',
      () => fn('get', [image], 1.5),
      'PlanError: get: key must be a field name or an integer position, got 1.5.\n  hint: The call is get(input, key, default?).',
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
      'an option given twice',
      () => fn('centerCrop', [image], 9, 8, { height: 8 }),
      'PlanError: centerCrop: height is given twice.\n  hint: The call is centerCrop(image, width, height?).',
    ],
    [
      'a hash size that a wavelet cannot have',
      () => fn('imageHash', [image], { method: 'whash', hashSize: 5 }),
      "PlanError: imageHash: hashSize must be a power of 2 for 'whash', but got: 5\n  hint: The call is imageHash(image, { method, hashSize, binbits, segments, compat }).",
    ],
    [
      'segments of no number',
      () => fn('imageHash', [image], { method: 'crop_resistant', segments: 0 }),
      'PlanError: imageHash: segments must be a positive integer, but got: 0\n  hint: The call is imageHash(image, { method, hashSize, binbits, segments, compat }).',
    ],
    [
      'two lengths for the shorter side',
      () => fn('resize', [image], 256, 224, { fit: 'shorter' }),
      "PlanError: resize: fit 'shorter' takes one length, got 256 and 224.\n  hint: Give the shorter side's length twice: .resize(256, 256, { fit: 'shorter' }).",
    ],
    [
      'a box of three numbers',
      () => fn('crop', [image, [1, 2, 3]]),
      'PlanError: crop: box must be four whole numbers from 0, [x, y, width, height], got [1,2,3].\n  hint: The call is crop(image, box).',
    ],
    [
      'a box that begins outside',
      () => fn('crop', [image, [-1, 0, 3, 3]]),
      'PlanError: crop: box must be four whole numbers from 0, [x, y, width, height], got [-1,0,3,3].\n  hint: The call is crop(image, box).',
    ],
    [
      'a quality for an exact format',
      () => fn('encodeImage', [image], 'png', { quality: 9 }),
      'PlanError: encodeImage: PNG has no quality: it is always exact.\n  hint: Leave quality out.',
    ],
    [
      'a quality of nothing',
      () => fn('encodeImage', [image], 'webp', { quality: -1 }),
      'PlanError: encodeImage: quality must be an integer from 0 to 100, got -1.\n  hint: The call is encodeImage(image, format, { quality }).',
    ],
    [
      'an angle in between',
      () => fn('rotate', [image], 45),
      'PlanError: rotate: degrees must be 90, 180 or 270, got 45.\n  hint: The call is rotate(image, degrees).',
    ],
    [
      'a vector of words',
      () => fn('dotProduct', [image, ['a']]),
      'PlanError: dotProduct: right must be an array of numbers, got ["a"].\n  hint: The call is dotProduct(left, right).',
    ],
    [
      'a flag that is none',
      () => fn('decodeImage', [image], { strict: 1 }),
      'PlanError: decodeImage: strict must be true or false, got 1.\n  hint: The call is decodeImage(bytes, { onError, mode, orientation, decoder, approximate, strict, maxPixels }).',
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
    expect(fn('neg', [image])).toEqual({
      kind: 'call',
      fn: 'neg',
      args: [image],
      options: {},
    });
  });
});
