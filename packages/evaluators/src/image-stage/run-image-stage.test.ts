import type { DecodeOptions, EncodeOptions, ImageCodecs } from '@pixelframe/codecs';
import type { Column } from '@pixelframe/columnar';
import {
  binaryColumn,
  columnFromValues,
  columnToValues,
  DataType as T,
  DecodeError,
  EncodeError,
  stringColumn,
} from '@pixelframe/columnar';
import type { ImageProgram, Pixels } from '@pixelframe/kernels';
import { runImageProgram } from '@pixelframe/kernels';
import type { PlanOf, StageDecode, StageOutput, StageStep } from '@pixelframe/plan';
import { describe, expect, test } from 'vitest';
import { runImageStage } from './run-image-stage.ts';
import type { ImageStageContext } from './stage-context.ts';
import { asMode } from './stage-pixels.ts';
import { compileStage } from './stage-program.ts';

const DECODE: StageDecode = {
  mode: 'RGB',
  onError: 'raise',
  orientation: null,
  strict: true,
  maxPixels: 1000,
  decoder: 'wasm',
  approximate: false,
  within: null,
};

const resize = (input: number, width: number, height: number, fit: 'fill' | 'inside' = 'fill'): StageStep => ({
  op: 'resize',
  input,
  width,
  height,
  filter: 'triangle',
  fit,
  compat: 'daft',
});
const hash = (input: number, method: 'dhash' | 'ahash' | 'crop_resistant', compat: 'daft' | 'imagehash' = 'daft') =>
  ({ op: 'hash', input, method, hashSize: 8, binbits: 3, segments: 3, compat }) as const;
const attribute = (input: number, name: 'width' | 'height' | 'channel' | 'mode'): StageStep => ({
  op: 'attribute',
  input,
  attribute: name,
});

function stageOf(steps: readonly StageStep[], outputs: readonly StageOutput[], decode: StageDecode | null, boxes = 0) {
  return {
    kind: 'imageStage',
    source: { kind: 'column', name: 'x' },
    decode,
    boxes: Array.from({ length: boxes }, (_, i) => ({ kind: 'column', name: `box${i}` })),
    steps,
    outputs,
  } as unknown as PlanOf<'imageStage'>;
}

const output = (step: number, type: T): StageOutput => ({ step, name: `o${step}`, type });

/** A codec for files of one byte: its value is the side of a gray square; 0 is broken, 9 is turned, 8 complains. */
const codecs = {
  async decode(bytes: Uint8Array, settings: DecodeOptions) {
    const { file, within } = settings;
    const side = bytes[0]!;
    if (side === 0)
      throw new DecodeError(`${file ?? 'a file'} is broken.`, {
        reason: 'broken',
        ...(file === undefined ? {} : { file }),
      });
    const own = within?.width ?? side;
    const data = new Uint8Array(own * own * 4).fill(side);
    return {
      image: { width: own, height: own, channels: 4, stride: 4, data },
      header: { format: 'png', width: side, height: side, channels: 4, bitDepth: 8, orientation: side === 9 ? 6 : 1 },
      warning: side === 8 ? 'odd file' : null,
      decoder: settings.decoder === 'native' ? 'native' : 'wasm',
    };
  },
  /** What it was given: sides, channels and options. */
  async encode({ width, height, channels }: Pixels, { format, quality, file }: EncodeOptions) {
    if (width === 0) throw new EncodeError('There are no pixels.', file === undefined ? {} : { file });
    return new TextEncoder().encode(`${format} ${quality} ${width}x${height}x${channels}`);
  },
  recycle: () => {},
  heapBytes: () => 0,
  dispose: () => {},
} as unknown as ImageCodecs;

function setUp(orientation: 'ignore' | 'apply' = 'ignore') {
  const warnings: (readonly [string, string | null])[] = [];
  const groups: number[] = [];
  const context: ImageStageContext = {
    codecs,
    orientation,
    signal: new AbortController().signal,
    sourceRow: (row) => row,
    warn: (reason, file) => void warnings.push([reason, file]),
    run: async (sources: readonly Pixels[], program: ImageProgram) => {
      groups.push(sources.length);
      return { results: sources.map((source) => runImageProgram(source, program)), vectors: null };
    },
    infer: () => Promise.reject(new Error('no models here')),
  };
  return { context, warnings, groups };
}

const files = (sides: readonly (number | null)[]): Column =>
  binaryColumn(
    sides.map((side) => (side === null ? null : Uint8Array.of(side))),
    stringColumn(sides.map((side, i) => `f${i}-${side}.png`)),
  );

const WIDTH: StageStep = { op: 'attribute', input: -1, attribute: 'width' };

describe('compileStage', () => {
  const steps: StageStep[] = [
    resize(-1, 4, 4),
    { op: 'toTensor', input: 0 },
    { op: 'normalize', input: 1, mean: [0], std: [1], layout: 'CHW' },
    hash(0, 'dhash'),
    { op: 'attribute', input: 0, attribute: 'width' },
    resize(-1, 9, 9),
  ];

  test('keeps the steps that outputs need; tensors and attributes cost none', () => {
    const outputs = [1, 2, 3, 4, 0].map((step) => output(step, T.uint32()));
    const { program, slots } = compileStage({ steps, outputs });
    expect(program.steps.map(({ op, input }) => [op, input])).toEqual([
      ['resize', -1],
      ['normalize', 0],
      ['hash', 0],
    ]);
    expect(program.outputs).toEqual([0, 1, 2]);
    expect(slots).toEqual([0, 1, 2, -1, 0]);
  });

  test('the source itself may be an output, also as a tensor', () => {
    const plain = compileStage({
      steps: [{ op: 'toTensor', input: -1 }],
      outputs: [output(-1, T.image()), output(0, T.tensor(T.uint8()))],
    });
    expect(plain).toEqual({ program: { steps: [], outputs: [-1] }, slots: [0, 0], models: new Map() });
  });

  test('attributes alone need no pixels at all', () => {
    expect(compileStage({ steps: [WIDTH], outputs: [output(0, T.uint32())] }).program).toEqual({
      steps: [],
      outputs: [],
    });
  });
});

describe('runImageStage', () => {
  const widths = stageOf([WIDTH], [output(0, T.uint32())], DECODE);

  test('null rows stay null and are not decoded', async () => {
    const { context, groups } = setUp();
    const [column] = await runImageStage(widths, files([3, null, 5]), [], context);
    expect(columnToValues(column!)).toEqual([3, null, 5]);
    expect(groups).toEqual([2]);
  });

  test('no rows', async () => {
    const { context, groups } = setUp();
    const [column] = await runImageStage(widths, files([]), [], context);
    expect(column!.length).toBe(0);
    expect(groups).toEqual([]);
  });

  test("a bad file stops the query, with its name and row, or is null and counted under onError: 'null'", async () => {
    const { context, warnings } = setUp();
    await expect(runImageStage(widths, files([3, 0]), [], context)).rejects.toMatchObject({
      code: 'DecodeError',
      message: 'f1-0.png is broken.',
      file: 'f1-0.png',
      row: 1,
    });
    const lenient = stageOf([WIDTH], [output(0, T.uint32())], { ...DECODE, onError: 'null' });
    const [column] = await runImageStage(lenient, files([0, 3, 0]), [], context);
    expect(columnToValues(column!)).toEqual([null, 3, null]);
    expect(warnings).toEqual([
      ['broken', 'f0-0.png'],
      ['broken', 'f2-0.png'],
    ]);
  });

  test("other errors pass, also under onError: 'null'", async () => {
    const { context } = setUp();
    const broken = { ...context, codecs: { ...codecs, decode: () => Promise.reject(new TypeError('no wasm')) } };
    const lenient = stageOf([WIDTH], [output(0, T.uint32())], { ...DECODE, onError: 'null' });
    await expect(runImageStage(lenient, files([3]), [], broken)).rejects.toThrow('no wasm');
  });

  test('a codec that complains and a turned picture are counted', async () => {
    const ignoring = setUp('ignore');
    await runImageStage(widths, files([8, 9, 9]), [], ignoring.context);
    expect(ignoring.warnings).toEqual([
      ['odd file', 'f0-8.png'],
      ['EXIF orientation ignored', 'f1-9.png'],
      ['EXIF orientation ignored', 'f2-9.png'],
    ]);
    const applying = setUp('apply');
    await runImageStage(widths, files([9]), [], applying.context);
    expect(applying.warnings).toEqual([]);
    const forced = setUp('apply');
    const own = stageOf([WIDTH], [output(0, T.uint32())], { ...DECODE, orientation: 'ignore' });
    await runImageStage(own, files([9]), [], forced.context);
    expect(forced.warnings).toHaveLength(1);
  });

  test('holds no more decoded pixels than asked for', async () => {
    const { context, groups } = setUp();
    const hashes = stageOf([hash(-1, 'ahash')], [output(0, T.binary(8))], DECODE);
    await runImageStage(hashes, files([4, 4, 4, 4, 4]), [], context, 2 * 4 * 4 * 4);
    expect(groups).toEqual([2, 2, 1]);
  });

  test('an aborted signal stops between rows', async () => {
    const { context } = setUp();
    const aborted = { ...context, signal: AbortSignal.abort(new Error('stop')) };
    await expect(runImageStage(widths, files([3]), [], aborted)).rejects.toThrow('stop');
  });

  test('attributes after a resize are its size; others are the source', async () => {
    const { context } = setUp();
    const steps: StageStep[] = [
      resize(-1, 7, 2),
      { op: 'attribute', input: 0, attribute: 'width' },
      { op: 'attribute', input: 0, attribute: 'height' },
      { op: 'attribute', input: -1, attribute: 'height' },
      { op: 'attribute', input: 0, attribute: 'channel' },
      { op: 'attribute', input: -1, attribute: 'mode' },
    ];
    const outputs = [1, 2, 3, 4, 5].map((step) => output(step, T.uint32()));
    const columns = await runImageStage(stageOf(steps, outputs, DECODE), files([3]), [], context);
    expect(columns.map((column) => columnToValues(column)[0])).toEqual([7, 2, 3, 3, 3]);
  });

  test('images and tensors are sources, too; a tensor of another rank is refused', async () => {
    const { context } = setUp();
    const image = { width: 2, height: 1, channels: 1, mode: 'L', data: Uint8Array.of(1, 2) };
    const asTensor = stageOf([{ op: 'toTensor', input: -1 }], [output(0, T.tensor(T.uint8()))], null);
    const [tensor] = await runImageStage(asTensor, columnFromValues([image, null]), [], context);
    expect(columnToValues(tensor!)).toEqual([{ shape: [1, 2, 1], data: Uint8Array.of(1, 2) }, null]);
    const normalize: StageStep = { op: 'normalize', input: -1, mean: [0], std: [1], layout: 'CHW' };
    const normalized = stageOf([normalize], [output(0, T.tensor(T.float32()))], null);
    const [floats] = await runImageStage(normalized, tensor!, [], context);
    expect(columnToValues(floats!)[0]).toMatchObject({ shape: [1, 1, 2] });
    const flat = columnFromValues([{ shape: [2, 3], data: new Uint8Array(6) }], T.tensor(T.uint8()));
    await expect(runImageStage(normalized, flat, [], context)).rejects.toMatchObject({
      message: 'A tensor of shape [2, 3] is not a picture: expected [height, width, 1 to 4 channels].',
      row: 0,
    });
  });
});

test('asMode shares RGBA memory with RGB and converts the rest', () => {
  const data = Uint8Array.of(10, 20, 30, 40);
  const rgba: Pixels = { width: 1, height: 1, channels: 4, stride: 4, data };
  expect(asMode(rgba, 'RGB')).toEqual({ ...rgba, channels: 3 });
  expect(asMode(rgba, 'RGB').data).toBe(data);
  expect(asMode(rgba, null)).toBe(rgba);
  expect(asMode(rgba, 'RGBA')).toBe(rgba);
  expect(asMode(rgba, 'L')).toMatchObject({ channels: 1 });
});

/** Four rows of two gray levels: pixel (x, y) is 16 y + x. */
function ramp(width: number, height: number) {
  const data = Uint8Array.from({ length: width * height }, (_, i) => 16 * Math.floor(i / width) + (i % width));
  return { width, height, channels: 1, mode: 'L', data };
}

describe('boxes', () => {
  const pictures = columnFromValues([ramp(8, 6), ramp(8, 6), null, ramp(5, 5)], T.image('L'));
  const boxes = columnFromValues([[1n, 2n, 3n, 2n], null, [0n, 0n, 1n, 1n], [4n, 0n, 9n, 9n]], T.list(T.int64()));
  const crop: StageStep = { op: 'crop', input: -1, box: 0 };

  test('every picture is cut by its own; what lies outside is left off, a null box gives null', async () => {
    const { context } = setUp();
    const steps: StageStep[] = [crop, attribute(0, 'width'), attribute(0, 'height'), attribute(-1, 'width')];
    const outputs = [output(0, T.image('L')), ...[1, 2, 3].map((step) => output(step, T.uint32()))];
    const columns = await runImageStage(stageOf(steps, outputs, null, 1), pictures, [boxes], context);
    const [cut, ...sizes] = columns.map((column) => columnToValues(column));
    expect(cut).toEqual([
      { width: 3, height: 2, channels: 1, mode: 'L', data: Uint8Array.of(33, 34, 35, 49, 50, 51) },
      null,
      null,
      { width: 1, height: 5, channels: 1, mode: 'L', data: Uint8Array.of(4, 20, 36, 52, 68) },
    ]);
    expect(sizes).toEqual([
      [3, null, null, 1],
      [2, null, null, 5],
      [8, 8, null, 5],
    ]);
  });

  test('only what was cut by a null box is null', async () => {
    const { context } = setUp();
    const steps: StageStep[] = [crop, hash(0, 'ahash'), hash(-1, 'ahash')];
    const outputs = [1, 2].map((step) => output(step, T.binary(8)));
    const columns = await runImageStage(stageOf(steps, outputs, null, 1), pictures, [boxes], context);
    expect(columns.map((column) => columnToValues(column).map((value) => value !== null))).toEqual([
      [true, false, false, true],
      [true, true, false, true],
    ]);
  });

  test.each([
    ['of another length', [[1n, 2n, 3n]], '1, 2, 3'],
    ['with a null', [[1n, 2n, 3n, null]], '1, 2, 3, null'],
    ['with a negative number', [[0n, 0n, -1n, 3n]], '0, 0, -1, 3'],
  ])('a list %s is refused with its row', async (_, values, shown) => {
    const { context } = setUp();
    const one = columnFromValues([ramp(2, 2)], T.image('L'));
    const stage = stageOf([crop], [output(0, T.image('L'))], null, 1);
    await expect(
      runImageStage(stage, one, [columnFromValues(values, T.list(T.int64()))], context),
    ).rejects.toMatchObject({
      code: 'PlanError',
      message: `crop: [${shown}] is no box: expected four whole numbers from 0, [x, y, width, height].`,
      row: 0,
    });
  });
});

describe('what comes out', () => {
  test('files are written from the pixels of the step before, with the name of the file they came from', async () => {
    const { context } = setUp();
    const steps: StageStep[] = [
      resize(-1, 7, 2),
      { op: 'encode', input: 0, format: 'jpeg', quality: 80 },
      { op: 'encode', input: -1, format: 'png', quality: null },
      { op: 'crop', input: -1, box: [99, 0, 1, 1] },
      { op: 'encode', input: 3, format: 'png', quality: null },
    ];
    const binary = (...wanted: number[]): StageOutput[] => wanted.map((step) => output(step, T.binary()));
    const columns = await runImageStage(stageOf(steps, binary(1, 2), DECODE), files([3, null]), [], context);
    const texts = columns.map((column) =>
      columnToValues(column).map((value) => (value === null ? null : new TextDecoder().decode(value as Uint8Array))),
    );
    expect(texts).toEqual([
      ['jpeg 80 7x2x3', null],
      ['png undefined 3x3x3', null],
    ]);
    const empty = runImageStage(stageOf(steps, binary(4), DECODE), files([null, 3]), [], context);
    await expect(empty).rejects.toMatchObject({ code: 'EncodeError', file: 'f1-3.png', row: 1 });
  });

  test('figures are structs, hashes of segments are lists', async () => {
    const { context } = setUp();
    const type = T.struct({
      mean: T.float64(),
      std: T.float64(),
      min: T.float64(),
      max: T.float64(),
      sharpness: T.float64(),
      entropy: T.float64(),
    });
    const steps: StageStep[] = [{ op: 'stats', input: -1 }, hash(-1, 'crop_resistant', 'imagehash')];
    const outputs = [output(0, type), output(1, T.list(T.binary(8)))];
    const columns = await runImageStage(stageOf(steps, outputs, DECODE), files([4, null]), [], context);
    const [figures, hashes] = columns.map((column) => columnToValues(column));
    expect(figures).toEqual([{ mean: 4, std: 0, min: 4, max: 4, sharpness: 0, entropy: 0 }, null]);
    expect(hashes![1]).toBeNull();
    expect((hashes![0] as Uint8Array[]).every((one) => one.length === 8)).toBe(true);
  });

  test('a turn swaps the sides, a mode has its channels, a picture that fits inside stays', async () => {
    const { context } = setUp();
    const steps: StageStep[] = [
      resize(-1, 7, 2),
      { op: 'rotate', input: 0, degrees: 270 },
      { op: 'convert', input: 1, mode: 'LA', compat: 'daft' },
      attribute(2, 'width'),
      attribute(2, 'channel'),
      attribute(2, 'mode'),
      resize(-1, 50, 50, 'inside'),
      attribute(6, 'width'),
    ];
    const outputs = [3, 4, 5, 7].map((step) => output(step, T.uint32()));
    const columns = await runImageStage(stageOf(steps, outputs, DECODE), files([3]), [], context);
    expect(columns.map((column) => columnToValues(column)[0])).toEqual([2, 2, 2, 3]);
  });

  test('the size of a picture that was decoded smaller is its own', async () => {
    const { context, warnings } = setUp();
    const decode: StageDecode = { ...DECODE, decoder: 'native', approximate: true, within: { width: 4, height: 4 } };
    const steps: StageStep[] = [attribute(-1, 'width'), resize(-1, 4, 4), attribute(1, 'height')];
    const outputs = [output(0, T.uint32()), output(2, T.uint32()), output(1, T.image('RGB', { height: 4, width: 4 }))];
    const columns = await runImageStage(stageOf(steps, outputs, decode), files([20]), [], context);
    expect(columns.slice(0, 2).map((column) => columnToValues(column))).toEqual([[20], [4]]);
    expect(warnings).toEqual([["decoded by the browser's own decoder, pixels may differ", 'f0-20.png']]);
  });
});

test('a native decode reads one picture ahead; failures stay with their rows', async () => {
  const { context, warnings } = setUp();
  const decode: StageDecode = { ...DECODE, decoder: 'native', onError: 'null' };
  const stage = stageOf([WIDTH], [output(0, T.uint32())], decode);
  const [widths] = await runImageStage(stage, files([3, 0, null, 5]), [], context, 1);
  expect(columnToValues(widths!)).toEqual([3, null, null, 5]);
  expect(warnings.filter(([, file]) => file === 'f1-0.png')).toHaveLength(1);
  const strict = stageOf([WIDTH], [output(0, T.uint32())], { ...decode, onError: 'raise' });
  await expect(runImageStage(strict, files([3, 4, 0]), [], context, 1)).rejects.toMatchObject({ row: 2 });
});

describe('files that are not decoded', () => {
  const png = Uint8Array.from(
    atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='),
    (letter) => letter.charCodeAt(0),
  );
  const source = binaryColumn([png, null, Uint8Array.of(1, 2)], stringColumn(['a.png', null, 'b.bin']));
  const metadata = T.struct({
    width: T.uint32(),
    height: T.uint32(),
    format: T.string(),
    mode: T.string(),
    frames: T.uint32(),
    orientation: T.uint8(),
    dateTime: T.timestamp('s'),
  });
  const stage = (onError: 'raise' | 'null') =>
    stageOf(
      [
        { op: 'fileMetadata', input: -1, onError },
        { op: 'mimeType', input: -1 },
      ],
      [output(0, metadata), output(1, T.string())],
      null,
    );

  test('say what their headers hold; failures are counted', async () => {
    const { context, warnings } = setUp();
    const columns = await runImageStage(stage('null'), source, [], context);
    expect(columns.map((column) => columnToValues(column))).toEqual([
      [{ width: 1, height: 1, format: 'PNG', mode: 'L', frames: 1, orientation: 1, dateTime: null }, null, null],
      ['image/png', null, null],
    ]);
    expect(warnings.map(([, file]) => file)).toEqual(['b.bin']);
  });

  test("or stop the query, under onError: 'raise'", async () => {
    const { context } = setUp();
    await expect(runImageStage(stage('raise'), source, [], context)).rejects.toMatchObject({
      code: 'DecodeError',
      file: 'b.bin',
      row: 2,
    });
  });
});
