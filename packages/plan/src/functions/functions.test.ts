import { DataType as T, schema, typeName } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import type { Expr } from '../expr.ts';
import { cast, column as col, when } from '../expr.ts';
import { inferField } from '../infer.ts';
import { lit } from '../literal.ts';
import { planError } from '../testing/plan-error.ts';
import { fn } from '../testing/plans.ts';

const SCHEMA = schema([
  { name: 'i', type: T.int64() },
  { name: 'i8', type: T.int8() },
  { name: 'u8', type: T.uint8() },
  { name: 'f', type: T.float64() },
  { name: 'f32', type: T.float32() },
  { name: 's', type: T.string() },
  { name: 'ok', type: T.bool() },
  { name: 'day', type: T.date() },
  { name: 'at', type: T.timestamp('ms') },
  { name: 'took', type: T.duration('us') },
  { name: 'bytes', type: T.binary() },
  { name: 'hash', type: T.binary(8) },
  { name: 'hash4', type: T.binary(4) },
  { name: 'tags', type: T.list(T.string()) },
  { name: 'vec', type: T.embedding(T.float32(), 4) },
  { name: 'point', type: T.struct({ x: T.int64(), y: T.string() }) },
  { name: 'map', type: T.map(T.string(), T.float64()) },
  { name: 'byId', type: T.map(T.int64(), T.bool()) },
  { name: 'image', type: T.image('RGB') },
  { name: 'mixed', type: T.image() },
  { name: 'gray', type: T.image('L', { height: 2, width: 3 }) },
  { name: 'pixels', type: T.tensor(T.uint8(), [4, 5, 3]) },
  { name: 'floats', type: T.tensor(T.float32(), [3, 4, 5]) },
  { name: 'box', type: T.fixedSizeList(T.int64(), 4) },
  { name: 'parts', type: T.list(T.binary(8)) },
  { name: 'clear', type: T.image('RGBA') },
]);

const typeOf = (expr: Expr): string => typeName(inferField(expr, SCHEMA).type);
const c = Object.fromEntries(SCHEMA.fields.map(({ name }) => [name, col(name)])) as Record<string, Expr>;

describe('types of results', () => {
  test.each<[string, Expr, string]>([
    ['add', fn('add', [c['i8']!, c['u8']!]), 'Int16'],
    ['add a literal', fn('add', [c['i8']!, 1]), 'Int32'],
    ['add to a string', fn('add', [c['s']!, c['f']!]), 'String'],
    ['add a duration', fn('add', [c['took']!, c['day']!]), 'Date'],
    ['sub dates', fn('sub', [c['day']!, c['day']!]), 'Duration[s]'],
    ['sub timestamps', fn('sub', [c['at']!, c['at']!]), 'Duration[ms]'],
    ['mul', fn('mul', [c['f32']!, c['i8']!]), 'Float32'],
    ['div', fn('div', [c['i']!, c['i']!]), 'Float64'],
    ['floorDiv', fn('floorDiv', [c['i']!, c['i8']!]), 'Int64'],
    ['mod', fn('mod', [c['u8']!, c['u8']!]), 'UInt8'],
    ['pow', fn('pow', [c['i']!, 2]), 'Float64'],
    ['pow of Float32', fn('pow', [c['f32']!, 2]), 'Float32'],
    ['neg', fn('neg', [c['i8']!]), 'Int8'],
    ['a null operand', fn('mul', [c['i8']!, null]), 'Int8'],
    ['eq', fn('eq', [c['i']!, 1.5]), 'Bool'],
    ['eq of bytes', fn('eq', [c['bytes']!, c['hash']!]), 'Bool'],
    ['a date and a string', fn('ge', [c['day']!, '2022-01-08']), 'Bool'],
    ['a string and a timestamp', fn('lt', ['2022-01-08', c['at']!]), 'Bool'],
    ['between', fn('between', [c['i']!, 1, 2.5]), 'Bool'],
    ['isIn', fn('isIn', [c['i']!, [1, 2]]), 'Bool'],
    ['isIn of nothing', fn('isIn', [c['s']!, []]), 'Bool'],
    ['and', fn('and', [c['ok']!, null]), 'Bool'],
    ['isNull', fn('isNull', [c['image']!]), 'Bool'],
    ['get of a struct', fn('get', [c['point']!], 'y'), 'String'],
    ['get of a list', fn('get', [c['tags']!], -1), 'String'],
    ['get of an embedding', fn('get', [c['vec']!], 0), 'Float32'],
    ['get of a map', fn('get', [c['map']!], 'k'), 'Float64'],
    ['get of a map by number', fn('get', [c['byId']!], 7), 'Bool'],
    ['when', when([c['ok']!], [c['i8']!], c['f32']!), 'Float32'],
    ['when with text', when([c['ok']!], [c['day']!], lit('never')), 'String'],
    ['when without a value', when([c['ok']!], [c['image']!], lit(null)), 'Image[RGB]'],
    ['cast', cast(c['s']!, T.date()), 'Date'],
    ['download', fn('download', [c['s']!]), 'Binary'],
    ['decodeImage', fn('decodeImage', [c['bytes']!]), 'Image[RGB]'],
    ['decodeImage to L', fn('decodeImage', [c['bytes']!], { mode: 'l' }), 'Image[L]'],
    ['decodeImage as it is', fn('decodeImage', [c['bytes']!], { mode: null }), 'Image[MIXED]'],
    ['resize', fn('resize', [c['image']!], 6, 4), 'Image[RGB; 4 x 6]'],
    ['resize of mixed modes', fn('resize', [c['mixed']!], 6, 4), 'Image[MIXED]'],
    ['imageToTensor', fn('imageToTensor', [c['image']!]), 'Tensor[UInt8]'],
    ['imageToTensor of one size', fn('imageToTensor', [c['gray']!]), 'Tensor[UInt8; [2, 3, 1]]'],
    ['normalizeImage', fn('normalizeImage', [fn('resize', [c['image']!], 6, 4)]), 'Tensor[Float32; [3, 4, 6]]'],
    ['normalizeImage of unknown size', fn('normalizeImage', [c['image']!]), 'Tensor[Float32]'],
    [
      'normalizeImage of one channel',
      fn('normalizeImage', [c['gray']!], { mean: [0], std: [1], layout: 'hwc' }),
      'Tensor[Float32; [2, 3, 1]]',
    ],
    ['normalizeImage of a tensor', fn('normalizeImage', [c['pixels']!]), 'Tensor[Float32; [3, 4, 5]]'],
    ['imageHash', fn('imageHash', [c['image']!]), 'Binary[8]'],
    ['imageHash of odd size', fn('imageHash', [c['mixed']!], { hashSize: 5 }), 'Binary[4]'],
    ['imageHash of colours', fn('imageHash', [c['image']!], { method: 'colorhash', binbits: 4 }), 'Binary[7]'],
    ['imageHash of tiles', fn('imageHash', [c['image']!], { method: 'crop_resistant' }), 'Binary[72]'],
    [
      'imageHash of segments',
      fn('imageHash', [c['image']!], { method: 'crop_resistant', compat: 'imagehash', hashSize: 5 }),
      'List[Binary[4]]',
    ],
    ['resize to cover', fn('resize', [c['image']!], 6, 4, { fit: 'cover' }), 'Image[RGB; 4 x 6]'],
    ['resize of the shorter side', fn('resize', [c['image']!], 6, 6, { fit: 'shorter' }), 'Image[RGB]'],
    ['resize inside', fn('resize', [c['gray']!], 6, 6, { fit: 'inside' }), 'Image[L]'],
    ['thumbnail', fn('thumbnail', [c['gray']!], 6), 'Image[L]'],
    ['crop', fn('crop', [c['gray']!, [0, 0, 1, 1]]), 'Image[L]'],
    ['crop by a column', fn('crop', [c['image']!, c['box']!]), 'Image[RGB]'],
    ['crop by nothing', fn('crop', [c['image']!, null]), 'Image[RGB]'],
    ['centerCrop', fn('centerCrop', [c['image']!], 2), 'Image[RGB]'],
    ['centerCrop of one size', fn('centerCrop', [c['gray']!], 2, 5), 'Image[L; 2 x 2]'],
    ['flip', fn('flip', [c['gray']!]), 'Image[L; 2 x 3]'],
    ['rotate', fn('rotate', [c['gray']!], 90), 'Image[L; 3 x 2]'],
    ['rotate by half', fn('rotate', [c['gray']!], 180), 'Image[L; 2 x 3]'],
    ['convertImage', fn('convertImage', [c['gray']!], 'rgba'), 'Image[RGBA; 2 x 3]'],
    ['convertImage of mixed modes', fn('convertImage', [c['mixed']!], 'L'), 'Image[L]'],
    ['encodeImage', fn('encodeImage', [c['image']!], 'png'), 'Binary'],
    [
      'imageStats',
      fn('imageStats', [c['image']!]),
      'Struct[mean: Float64, std: Float64, min: Float64, max: Float64, sharpness: Float64, entropy: Float64]',
    ],
    [
      'imageFileMetadata',
      fn('imageFileMetadata', [c['bytes']!]),
      'Struct[width: UInt32, height: UInt32, format: String, mode: String, frames: UInt32, orientation: UInt8, dateTime: Timestamp[s]]',
    ],
    ['guessMimeType', fn('guessMimeType', [c['bytes']!]), 'String'],
    ['cosineDistance', fn('cosineDistance', [c['vec']!, [1, 2, 3, 4]]), 'Float64'],
    ['dotProduct of a list', fn('dotProduct', [c['box']!, c['vec']!]), 'Float64'],
    ['multiHashDistance', fn('multiHashDistance', [c['parts']!, c['parts']!]), 'Float64'],
    ['imageAttribute', fn('imageAttribute', [c['image']!], 'Mode'), 'UInt32'],
    ['imageWidth', fn('imageWidth', [c['gray']!]), 'UInt32'],
    ['hammingDistance', fn('hammingDistance', [c['hash']!, c['hash']!]), 'UInt32'],
    ['hammingDistance of integers', fn('hammingDistance', [c['i']!, c['u8']!]), 'UInt32'],
  ])('%s', (_, expr, type) => {
    expect(typeOf(expr)).toBe(type);
  });
});

describe('arguments that do not fit', () => {
  test.each<[string, Expr, string]>([
    [
      'an unknown column lists what there is',
      col('Age'),
      `PlanError: Column "Age" not found. Available: ${SCHEMA.fields.map(({ name }) => name).join(', ')}.\n  column: Age`,
    ],
    [
      'numbers and booleans',
      fn('sub', [c['i']!, c['ok']!]),
      'PlanError: sub(i: Int64, ok: Bool): expected two numbers.\n  hint: Convert with .cast(DataType.float64()).',
    ],
    [
      'strings multiplied',
      fn('mul', [c['s']!, 2]),
      'PlanError: mul(s: String, literal: Int32): expected two numbers.\n  hint: Convert with .cast(DataType.float64()).',
    ],
    [
      'a string and an image',
      fn('add', [c['s']!, c['image']!]),
      'PlanError: add(s: String, image: Image[RGB]): expected strings, or values that print as strings.',
    ],
    [
      'a timestamp multiplied',
      fn('mul', [c['at']!, c['took']!]),
      'PlanError: mul(at: Timestamp[ms], took: Duration[us]): expected two numbers.\n  hint: Convert with .cast(DataType.float64()).',
    ],
    [
      'an unsigned number negated',
      fn('neg', [c['u8']!]),
      'PlanError: neg(u8: UInt8): expected a signed number.\n  hint: Cast an unsigned column first: .cast(DataType.int64()).',
    ],
    [
      'a string compared with a number',
      fn('eq', [c['s']!, 1]),
      'PlanError: eq(s: String, literal: Int32): expected two values of comparable types.\n  hint: Convert one side with .cast(type).',
    ],
    [
      'images compared',
      fn('lt', [c['image']!, c['image']!]),
      'PlanError: lt(image: Image[RGB], image: Image[RGB]): expected two values of comparable types.\n  hint: Convert one side with .cast(type).',
    ],
    [
      'a bound of another type',
      fn('between', [c['i']!, 1, 'x']),
      'PlanError: between(i: Int64, literal: String): expected two values of comparable types.\n  hint: Convert one side with .cast(type).',
    ],
    [
      'isIn without an array',
      fn('isIn', [c['i']!, 1]),
      'PlanError: isIn(i: Int64, literal: Int32): expected an array of values on the right.',
    ],
    [
      'isIn with other values',
      fn('isIn', [c['s']!, [1]]),
      'PlanError: isIn(s: String, values: Int32): expected two values of comparable types.\n  hint: Convert one side with .cast(type).',
    ],
    [
      'numbers combined with and',
      fn('and', [c['ok']!, c['i']!]),
      'PlanError: and(ok: Bool, i: Int64): expected Bool arguments.\n  hint: Compare first, as in col("a").gt(0).',
    ],
    [
      'not of a string',
      fn('not', [c['s']!]),
      'PlanError: not(s: String): expected Bool arguments.\n  hint: Compare first, as in col("a").gt(0).',
    ],
    [
      'a field a struct does not have',
      fn('get', [c['point']!], 'z'),
      'PlanError: get: struct "point" has no field "z". Available: x, y.\n  column: point',
    ],
    [
      'a position in a struct',
      fn('get', [c['point']!], 0),
      'PlanError: get: struct "point" has no field "0". Available: x, y.\n  column: point',
    ],
    ['a name in a list', fn('get', [c['tags']!], 'x'), 'PlanError: get(tags: List[String]): expected a struct or map.'],
    ['a position in a string', fn('get', [c['s']!], 0), 'PlanError: get(s: String): expected a list.'],
    [
      'a condition that is none',
      when([c['i']!], [c['i']!], lit(null)),
      'PlanError: when: the condition is Int64, expected Bool.',
    ],
    [
      'branches without a common type',
      when([c['ok']!], [c['i']!], c['image']!),
      'PlanError: when: Int64 and Image[RGB] have no common type.\n  hint: Convert one of them with .cast(type).',
    ],
    [
      'a cast that makes no sense',
      cast(c['image']!, T.int8()),
      'PlanError: Cannot cast "image" from Image[RGB] to Int8.\n  column: image',
    ],
    [
      'a download of numbers',
      fn('download', [c['i']!]),
      'PlanError: download(i: Int64): expected a String column of URLs.',
    ],
    [
      'a decode of names',
      fn('decodeImage', [c['s']!]),
      'PlanError: decodeImage(s: String): expected a Binary column.\n  hint: Fetch files first with .download().',
    ],
    [
      'a resize of bytes',
      fn('resize', [c['bytes']!], 1, 1),
      'PlanError: resize(bytes: Binary): expected an Image.\n  hint: Decode bytes first with .decodeImage().',
    ],
    [
      'a normalization of floats',
      fn('normalizeImage', [c['floats']!]),
      'PlanError: normalizeImage(floats: Tensor[Float32; [3, 4, 5]]): expected an Image, or a UInt8 tensor of shape [height, width, channels].',
    ],
    [
      'three means for one channel',
      fn('normalizeImage', [c['gray']!]),
      'PlanError: normalizeImage: mean has 3 values but "gray" has 1 channels.\n  hint: Give 1 values, or decode with another mode.\n  column: gray',
    ],
    [
      'a crop by names',
      fn('crop', [c['image']!, c['tags']!]),
      'PlanError: crop(image: Image[RGB], tags: List[String]): expected a box of four integers, [x, y, width, height].\n  hint: Lists of other numbers convert with .cast(DataType.list(DataType.int64())).',
    ],
    [
      'transparency in a JPEG',
      fn('encodeImage', [c['clear']!], 'jpeg'),
      "PlanError: encodeImage: JPEG cannot hold the transparency of \"clear\", which is RGBA.\n  hint: Drop it with .convertImage('RGB'), or use 'png' or 'webp'.\n  column: clear",
    ],
    [
      'metadata of a picture',
      fn('imageFileMetadata', [c['image']!]),
      'PlanError: imageFileMetadata(image: Image[RGB]): expected a Binary column.\n  hint: Fetch files first with .download().',
    ],
    [
      'vectors of two sizes',
      fn('euclideanDistance', [c['vec']!, [1, 2, 3]]),
      'PlanError: euclideanDistance: the vectors have 4 and 3 numbers, expected as many on both sides.\n  column: vec',
    ],
    [
      'lists of any size',
      fn('cosineDistance', [c['tags']!, [1, 2]]),
      'PlanError: cosineDistance(tags: List[String], literal: List[Float64; 2]): expected embeddings, or lists of numbers of one size.\n  hint: Lists convert with .cast(DataType.fixedSizeList(DataType.float32(), n)).',
    ],
    [
      'one hash and a list of them',
      fn('multiHashDistance', [c['parts']!, c['hash']!]),
      'PlanError: multiHashDistance(parts: List[Binary[8]], hash: Binary[8]): expected two lists of hashes of one size.',
    ],
    [
      'hashes of two sizes',
      fn('hammingDistance', [c['hash']!, c['hash4']!]),
      'PlanError: hammingDistance(hash: Binary[8], hash4: Binary[4]): expected hashes of one size, got 8 and 4 bytes.',
    ],
    [
      'a distance of bytes of any length',
      fn('hammingDistance', [c['bytes']!, c['bytes']!]),
      'PlanError: hammingDistance(bytes: Binary, bytes: Binary): expected two hashes of one size, or two integers.',
    ],
  ])('%s', (_, expr, message) => {
    expect(planError(() => typeOf(expr))).toBe(message);
  });
});
