import { columnNames, DataType as T, typeName } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import { explainPlan } from '../explain.ts';
import type { Expr } from '../expr.ts';
import { alias, when } from '../expr.ts';
import { lit } from '../literal.ts';
import type { Plan, PlanOf } from '../plan.ts';
import { filter, limit, project, schemaOf, walkPlan } from '../plan.ts';
import { col, fn, table } from '../testing/plans.ts';
import { optimize } from './optimize.ts';

const files = table({ path: T.string(), bytes: T.binary() }, 'files', 'files');
const urls = table({ id: T.int64(), url: T.string() }, 'partitions', 'urls');
const pictures = table({ id: T.int64(), image: T.image('RGB') }, 'partitions', 'pictures');

const decode = (bytes: Expr, options: Record<string, unknown> = {}): Expr => fn('decodeImage', [bytes], options);
const resize = (image: Expr, width: number, height: number): Expr => fn('resize', [image], width, height);
const normalize = (image: Expr): Expr => fn('normalizeImage', [image]);
const hash = (image: Expr, method: string): Expr => fn('imageHash', [image], { method });
/** Adds or replaces columns, as `withColumn` does. */
function withColumns(plan: Plan, added: Readonly<Record<string, Expr>>): Plan {
  const names = columnNames(schemaOf(plan));
  const kept = names.map((name) => (Object.hasOwn(added, name) ? alias(added[name]!, name) : col(name)));
  const fresh = Object.entries(added).filter(([name]) => !names.includes(name));
  return project(plan, [...kept, ...fresh.map(([name, expr]) => alias(expr, name))]);
}

function stagesOf(plan: Plan): PlanOf<'imageStage'>[] {
  const stages: PlanOf<'imageStage'>[] = [];
  const optimized = optimize(plan);
  expect(columnNames(schemaOf(optimized))).toEqual(columnNames(schemaOf(plan)));
  expect(schemaOf(optimized).fields.map(({ type }) => typeName(type))).toEqual(
    schemaOf(plan).fields.map(({ type }) => typeName(type)),
  );
  walkPlan(optimized, (node) => {
    if (node.kind === 'imageStage') stages.push(node);
  });
  return stages;
}

const text = (plan: Plan): string => `\n${explainPlan(optimize(plan))}\n`;

describe('one stage', () => {
  test('a chain of withColumn joins; shared prefixes are computed once', () => {
    let plan = withColumns(files, { image: decode(col('bytes')) });
    plan = withColumns(plan, { small: resize(col('image'), 224, 224) });
    plan = withColumns(plan, { tensor: normalize(col('small')), p: hash(col('small'), 'phash') });
    plan = project(withColumns(plan, { d: hash(col('small'), 'dhash') }), [
      col('path'),
      col('tensor'),
      col('p'),
      col('d'),
    ]);
    expect(stagesOf(plan)).toHaveLength(1);
    expect(text(plan)).toMatchInlineSnapshot(`
      "
      * Project: col(path), col(tensor#normalizeImage) as tensor, col(p#imageHash) as p, col(d#imageHash) as d
      |
      * ImageStage: source = decodeImage(col(bytes), RGB)
      |   #0 resize(source, 224, 224)
      |   #1 normalizeImage(#0, CHW)
      |   #2 imageHash(#0, phash, 8)
      |   #3 imageHash(#0, dhash, 8)
      |   Outputs = #1 as tensor#normalizeImage, #2 as p#imageHash, #3 as d#imageHash
      |
      * Source: files
      |   Output schema = path: String, bytes: Binary
      "
    `);
  });

  test('equal chains written twice are one', () => {
    const chain = (): Expr => hash(resize(decode(col('bytes')), 9, 8), 'dhash');
    const plan = project(files, [alias(chain(), 'x'), alias(chain(), 'y')]);
    const [stage, ...more] = stagesOf(plan);
    expect(more).toEqual([]);
    expect(stage!.steps).toHaveLength(2);
    expect(stage!.outputs).toHaveLength(1);
  });

  test('the decoded picture itself may be an output beside what is made of it', () => {
    const plan = withColumns(withColumns(files, { image: decode(col('bytes')) }), {
      width: fn('imageWidth', [col('image')]),
      half: resize(col('image'), 2, 2),
      halfWidth: fn('imageWidth', [resize(col('image'), 2, 2)]),
    });
    expect(stagesOf(plan)[0]!.outputs.map(({ step, name }) => [step, name])).toEqual([
      [-1, 'image#decodeImage'],
      [0, 'width#imageWidth'],
      [1, 'half#resize'],
      [2, 'halfWidth#imageWidth'],
    ]);
  });

  test('a column of images needs no decode', () => {
    const plan = project(pictures, [
      col('id'),
      alias(normalize(fn('imageToTensor', [resize(col('image'), 4, 4)])), 't'),
    ]);
    expect(text(plan)).toMatchInlineSnapshot(`
      "
      * Project: col(id), col(t#normalizeImage) as t
      |
      * ImageStage: source = col(image)
      |   #0 resize(source, 4, 4)
      |   #1 imageToTensor(#0)
      |   #2 normalizeImage(#1, CHW)
      |   Outputs = #2 as t#normalizeImage
      |
      * Source: pictures
      |   Output schema = id: Int64, image: Image[RGB]
      "
    `);
  });

  test('a name given in the middle of a chain does not cut it', () => {
    const plan = project(files, [
      alias(hash(alias(resize(alias(decode(col('bytes')), 'i'), 8, 8), 'small'), 'ahash'), 'h'),
    ]);
    const stages = stagesOf(plan);
    expect(stages).toHaveLength(1);
    expect(stages[0]!.steps.map(({ op }) => op)).toEqual(['resize', 'hash']);
  });

  test('image calls inside other expressions are taken out of them', () => {
    const wide = fn('gt', [fn('imageWidth', [decode(col('bytes'))]), fn('imageHeight', [decode(col('bytes'))])]);
    const plan = project(files, [col('path'), alias(when([wide], [lit('wide')], lit('tall')), 'shape')]);
    expect(stagesOf(plan)).toHaveLength(1);
    expect(text(plan)).toMatchInlineSnapshot(`
      "
      * Project: col(path), when(col(shape#imageWidth) > col(shape#imageHeight), lit("wide"); otherwise lit("tall")) as shape
      |
      * ImageStage: source = decodeImage(col(bytes), RGB)
      |   #0 image width(source)
      |   #1 image height(source)
      |   Outputs = #0 as shape#imageWidth, #1 as shape#imageHeight
      |
      * Source: files
      |   Output schema = path: String, bytes: Binary
      "
    `);
  });

  test('columns that nobody uses are not computed', () => {
    const plan = project(withColumns(files, { image: decode(col('bytes')), h: hash(decode(col('bytes')), 'phash') }), [
      col('path'),
    ]);
    expect(stagesOf(plan)).toEqual([]);
    expect(text(plan)).toMatchInlineSnapshot(`
      "
      * Source: files
      |   Columns = path
      |   Output schema = path: String
      "
    `);
  });
});

describe('several stages', () => {
  test('decodes that differ in an option are two', () => {
    const plan = project(files, [
      alias(decode(col('bytes')), 'rgb'),
      alias(decode(col('bytes'), { mode: 'L' }), 'gray'),
      alias(decode(col('bytes'), { onError: 'null' }), 'safe'),
    ]);
    expect(stagesOf(plan).map((stage) => [stage.decode?.mode, stage.decode?.onError])).toEqual([
      ['RGB', 'null'],
      ['L', 'raise'],
      ['RGB', 'raise'],
    ]);
  });

  test('what depends on an expression over images waits for the first stage', () => {
    const chosen = when(
      [fn('isNull', [decode(col('bytes'), { onError: 'null' })])],
      [col('image')],
      decode(col('bytes')),
    );
    const both = table({ bytes: T.binary(), image: T.image('RGB') });
    const plan = project(both, [alias(hash(chosen, 'phash'), 'h')]);
    expect(stagesOf(plan)).toHaveLength(3);
    expect(text(plan)).toMatchInlineSnapshot(`
      "
      * Project: col(h#imageHash) as h
      |
      * ImageStage: source = when(isNull(col(h#decodeImage)), col(image); otherwise col(h#decodeImage2))
      |   #0 imageHash(source, phash, 8)
      |   Outputs = #0 as h#imageHash
      |
      * ImageStage: source = decodeImage(col(bytes), RGB)
      |   Outputs = source as h#decodeImage2
      |
      * ImageStage: source = decodeImage(col(bytes), RGB)
      |   Outputs = source as h#decodeImage
      |
      * Source: table
      |   Output schema = bytes: Binary, image: Image[RGB]
      "
    `);
  });

  test('every decode option reaches its stage', () => {
    const options = { onError: 'null', mode: null, orientation: 'apply', strict: false, maxPixels: 99 } as const;
    const more = { decoder: 'auto', approximate: true } as const;
    const all = { ...options, ...more };
    expect(stagesOf(project(files, [alias(decode(col('bytes'), all), 'i')]))[0]!.decode).toEqual({
      ...all,
      within: null,
    });
  });
});

describe('downloads', () => {
  const bytes = fn('download', [col('url')], { onError: 'null', maxConnections: 4 });

  test('become an operator below the stage, once', () => {
    const plan = project(urls, [
      col('id'),
      alias(decode(bytes), 'image'),
      alias(bytes, 'file'),
      alias(hash(decode(bytes), 'phash'), 'h'),
    ]);
    expect(stagesOf(plan)).toHaveLength(1);
    expect(text(plan)).toMatchInlineSnapshot(`
      "
      * Project: col(id), col(image#decodeImage) as image, col(image#download) as file, col(h#imageHash) as h
      |
      * ImageStage: source = decodeImage(col(image#download), RGB)
      |   #0 imageHash(source, phash, 8)
      |   Outputs = source as image#decodeImage, #0 as h#imageHash
      |
      * Download: col(url) as image#download
      |   Max connections = 4, on error = null
      |
      * Source: urls
      |   Output schema = id: Int64, url: String
      "
    `);
  });

  test('with other options are another one', () => {
    const plan = project(urls, [alias(bytes, 'x'), alias(fn('download', [col('url')]), 'y')]);
    expect(text(plan)).toMatchInlineSnapshot(`
      "
      * Project: col(x#download) as x, col(y#download) as y
      |
      * Download: col(url) as y#download
      |   Max connections = 32, on error = raise
      |
      * Download: col(url) as x#download
      |   Max connections = 4, on error = null
      |
      * Source: urls
      |   Columns = url
      |   Output schema = url: String
      "
    `);
  });

  test('a limit is taken before anything is fetched', () => {
    const plan = limit(project(urls, [alias(decode(bytes), 'image')]), 2);
    expect(text(plan)).toMatchInlineSnapshot(`
      "
      * Project: col(image#decodeImage) as image
      |
      * ImageStage: source = decodeImage(col(image#download), RGB)
      |   Outputs = source as image#decodeImage
      |
      * Download: col(url) as image#download
      |   Max connections = 4, on error = null
      |
      * Limit: 2
      |
      * Source: urls
      |   Columns = url
      |   Output schema = url: String
      "
    `);
  });

  test('names that are taken are avoided', () => {
    const taken = table({ url: T.string(), 'image#download': T.int64(), 'image#decodeImage': T.int64() });
    const plan = withColumns(taken, { image: decode(fn('download', [col('url')])) });
    expect(stagesOf(plan)[0]!.outputs[0]!.name).toBe('image#decodeImage2');
    expect(text(plan)).toContain('* Download: col(url) as image#download2');
  });
});

describe('filters and stages', () => {
  test('a filter on other columns runs before the decode', () => {
    const decoded = withColumns(files, { image: decode(col('bytes')) });
    const plan = project(filter(decoded, fn('eq', [col('path'), 'x.png'])), [alias(hash(col('image'), 'phash'), 'h')]);
    expect(text(plan)).toMatchInlineSnapshot(`
      "
      * Project: col(h#imageHash) as h
      |
      * ImageStage: source = decodeImage(col(bytes), RGB)
      |   #0 imageHash(source, phash, 8)
      |   Outputs = #0 as h#imageHash
      |
      * Filter: col(path) == lit("x.png")
      |
      * Source: files
      |   Output schema = path: String, bytes: Binary
      "
    `);
  });

  test('a filter on what the picture says splits: decoded once, hashed only where it passed', () => {
    const decoded = withColumns(files, { image: decode(col('bytes')) });
    const large = filter(decoded, fn('gt', [fn('imageWidth', [col('image')]), 100]));
    const plan = project(large, [col('path'), alias(hash(col('image'), 'phash'), 'h')]);
    expect(stagesOf(plan)).toHaveLength(2);
    expect(stagesOf(plan).filter((stage) => stage.decode !== null)).toHaveLength(1);
    expect(text(plan)).toMatchInlineSnapshot(`
      "
      * Project: col(path), col(h#imageHash) as h
      |
      * ImageStage: source = col(image)
      |   #0 imageHash(source, phash, 8)
      |   Outputs = #0 as h#imageHash
      |
      * Filter: col(predicate#0)
      |
      * Project: col(path), col(image#decodeImage) as image, (col(predicate#0#imageWidth) > lit(100)) as predicate#0
      |
      * ImageStage: source = decodeImage(col(bytes), RGB)
      |   #0 image width(source)
      |   Outputs = source as image#decodeImage, #0 as predicate#0#imageWidth
      |
      * Source: files
      |   Output schema = path: String, bytes: Binary
      "
    `);
  });
});

describe('crops', () => {
  const boxed = table({ id: T.int64(), image: T.image('RGB'), box: T.list(T.int64()), other: T.list(T.int64()) });

  test('boxes of columns are inputs of the stage, equal ones once; a plain array is part of the step', () => {
    const face = fn('crop', [col('image'), col('box')]);
    const plan = project(boxed, [
      col('id'),
      alias(fn('resize', [face], 8, 8, { fit: 'cover', filter: 'lanczos' }), 'a'),
      alias(fn('imageStats', [fn('crop', [face, col('other')])]), 'b'),
      alias(fn('crop', [fn('flip', [col('image')]), col('box')]), 'c'),
      alias(fn('crop', [col('image'), [1, 2, 3, 4]]), 'd'),
    ]);
    const [stage, ...more] = stagesOf(plan);
    expect(more).toEqual([]);
    expect(stage!.boxes).toEqual([col('box'), col('other')]);
    expect(stage!.steps.flatMap((step) => (step.op === 'crop' ? [step.box] : []))).toEqual([0, 1, 0, [1, 2, 3, 4]]);
    expect(text(plan)).toMatchInlineSnapshot(`
      "
      * Project: col(id), col(a#resize) as a, col(b#imageStats) as b, col(c#crop) as c, col(d#crop) as d
      |
      * ImageStage: source = col(image)
      |   #0 crop(source, col(box))
      |   #1 resize(#0, 8, 8, lanczos, cover)
      |   #2 crop(#0, col(other))
      |   #3 imageStats(#2)
      |   #4 flip(source, horizontal)
      |   #5 crop(#4, col(box))
      |   #6 crop(source, [1, 2, 3, 4])
      |   Outputs = #1 as a#resize, #3 as b#imageStats, #5 as c#crop, #6 as d#crop
      |
      * Source: table
      |   Output schema = id: Int64, image: Image[RGB], box: List[Int64], other: List[Int64]
      "
    `);
  });

  test('columns that only boxes read are kept, those of a crop that nobody uses are not', () => {
    const cropped = withColumns(boxed, { face: fn('crop', [col('image'), col('box')]) });
    expect(text(project(cropped, [alias(hash(col('face'), 'phash'), 'h')]))).toContain('Columns = image, box');
    expect(text(project(cropped, [col('id')]))).toContain('Columns = id');
  });

  test('a box that is made from a picture waits for its size', () => {
    const box = when([fn('gt', [fn('imageWidth', [col('image')]), 9])], [col('box')], col('other'));
    const stages = stagesOf(project(boxed, [alias(fn('crop', [col('image'), box]), 'c')]));
    expect(stages).toHaveLength(2);
    expect(stages.map(({ boxes }) => boxes.length).sort()).toEqual([0, 1]);
  });
});

describe('files', () => {
  test('a picture is written at the end of its stage; what was written is read by another', () => {
    const small = resize(decode(col('bytes')), 8, 8);
    const written = fn('encodeImage', [small], 'webp', { quality: 90 });
    const plan = project(files, [alias(written, 'file'), alias(hash(decode(written), 'ahash'), 'h')]);
    expect(stagesOf(plan)).toHaveLength(2);
    expect(text(plan)).toMatchInlineSnapshot(`
      "
      * Project: col(file#encodeImage) as file, col(h#imageHash) as h
      |
      * ImageStage: source = decodeImage(col(file#encodeImage), RGB)
      |   #0 imageHash(source, ahash, 8)
      |   Outputs = #0 as h#imageHash
      |
      * ImageStage: source = decodeImage(col(bytes), RGB)
      |   #0 resize(source, 8, 8)
      |   #1 encodeImage(#0, webp, 90)
      |   Outputs = #1 as file#encodeImage
      |
      * Source: files
      |   Columns = bytes
      |   Output schema = bytes: Binary
      "
    `);
  });

  test('headers are read without a decode, in a stage of their own', () => {
    const plan = project(files, [
      alias(fn('get', [fn('imageFileMetadata', [col('bytes')], { onError: 'null' })], 'format'), 'format'),
      alias(fn('guessMimeType', [col('bytes')]), 'type'),
      alias(fn('imageWidth', [decode(col('bytes'))]), 'width'),
    ]);
    const stages = stagesOf(plan);
    expect(stages.map(({ decode: how, steps }) => [how === null, steps.map(({ op }) => op)])).toEqual([
      [false, ['attribute']],
      [true, ['fileMetadata', 'mimeType']],
    ]);
  });
});

describe('approximate decodes', () => {
  const rough = (bytes: Expr): Expr => decode(bytes, { decoder: 'native', approximate: true });
  const within = (columns: Readonly<Record<string, Expr>>): unknown =>
    stagesOf(
      project(
        files,
        Object.entries(columns).map(([name, expr]) => alias(expr, name)),
      ),
    )[0]!.decode!.within;

  test('are told the largest size that any use asks for', () => {
    expect(
      within({ a: resize(rough(col('bytes')), 224, 100), b: hash(resize(rough(col('bytes')), 32, 320), 'phash') }),
    ).toEqual({ width: 224, height: 320 });
    expect(within({ a: fn('thumbnail', [fn('rotate', [rough(col('bytes'))], 90)], 64, 48) })).toEqual({
      width: 48,
      height: 64,
    });
    expect(within({ a: resize(fn('convertImage', [rough(col('bytes'))], 'L'), 9, 9) })).toEqual({
      width: 9,
      height: 9,
    });
  });

  test('sizes of the picture cost nothing; everything else wants all of it', () => {
    const picture = rough(col('bytes'));
    const small = resize(picture, 9, 9);
    expect(within({ small, w: fn('imageWidth', [picture]) })).toEqual({ width: 9, height: 9 });
    expect(within({ w: fn('imageWidth', [picture]) })).toBeNull();
    expect(within({ small, h: hash(picture, 'phash') })).toBeNull();
    expect(within({ small, picture })).toBeNull();
    expect(within({ small, part: resize(fn('crop', [picture, [0, 0, 4, 4]]), 2, 2) })).toBeNull();
    expect(within({ small: resize(decode(col('bytes')), 9, 9) })).toBeNull();
  });

  test('uses that were dropped do not count, and explain() says the size', () => {
    const plan = withColumns(withColumns(files, { image: rough(col('bytes')) }), {
      small: resize(col('image'), 9, 9),
      h: hash(col('image'), 'phash'),
    });
    expect(text(project(plan, [col('small')]))).toContain(
      'source = decodeImage(col(bytes), RGB, native decoder, approximate within 9 x 9)',
    );
    expect(text(project(plan, [col('small'), col('h')]))).toContain(
      'source = decodeImage(col(bytes), RGB, native decoder)\n',
    );
  });
});
