import type { ImageCodecs } from '@pixelframe/codecs';
import type { Column } from '@pixelframe/columnar';
import {
  binaryColumn,
  columnFromValues,
  columnToValues,
  DataType as T,
  DecodeError,
  stringColumn,
} from '@pixelframe/columnar';
import type { ImageProgram, Pixels } from '@pixelframe/kernels';
import { runImageProgram } from '@pixelframe/kernels';
import type { PlanOf, StageDecode, StageOutput, StageStep } from '@pixelframe/plan';
import { describe, expect, test } from 'vitest';
import type { ImageStageContext } from './image-stage.ts';
import { asMode, compileStage, runImageStage } from './image-stage.ts';

const DECODE: StageDecode = { mode: 'RGB', onError: 'raise', orientation: null, strict: true, maxPixels: 1000 };

function stageOf(steps: readonly StageStep[], outputs: readonly StageOutput[], decode: StageDecode | null) {
  return {
    kind: 'imageStage',
    source: { kind: 'column', name: 'x' },
    decode,
    steps,
    outputs,
  } as unknown as PlanOf<'imageStage'>;
}

const output = (step: number, type: T): StageOutput => ({ step, name: `o${step}`, type });

/** A codec for files of one byte: its value is the side of a gray square; 0 is broken, 9 is turned, 8 complains. */
const codecs = {
  async decode(bytes: Uint8Array, { file }: { file?: string }) {
    const side = bytes[0]!;
    if (side === 0)
      throw new DecodeError(`${file ?? 'a file'} is broken.`, {
        reason: 'broken',
        ...(file === undefined ? {} : { file }),
      });
    const data = new Uint8Array(side * side * 4).fill(side);
    return {
      image: { width: side, height: side, channels: 4, stride: 4, data },
      header: { format: 'png', width: side, height: side, channels: 4, bitDepth: 8, orientation: side === 9 ? 6 : 1 },
      warning: side === 8 ? 'odd file' : null,
    };
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
      return sources.map((source) => runImageProgram(source, program));
    },
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
    { op: 'resize', input: -1, width: 4, height: 4 },
    { op: 'toTensor', input: 0 },
    { op: 'normalize', input: 1, mean: [0], std: [1], layout: 'CHW' },
    { op: 'hash', input: 0, method: 'dhash', hashSize: 8 },
    { op: 'attribute', input: 0, attribute: 'width' },
    { op: 'resize', input: -1, width: 9, height: 9 },
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
    expect(plain).toEqual({ program: { steps: [], outputs: [-1] }, slots: [0, 0] });
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
    const [column] = await runImageStage(widths, files([3, null, 5]), context);
    expect(columnToValues(column!)).toEqual([3, null, 5]);
    expect(groups).toEqual([2]);
  });

  test('no rows', async () => {
    const { context, groups } = setUp();
    const [column] = await runImageStage(widths, files([]), context);
    expect(column!.length).toBe(0);
    expect(groups).toEqual([]);
  });

  test("a bad file stops the query, with its name and row, or is null and counted under onError: 'null'", async () => {
    const { context, warnings } = setUp();
    await expect(runImageStage(widths, files([3, 0]), context)).rejects.toMatchObject({
      code: 'DecodeError',
      message: 'f1-0.png is broken.',
      file: 'f1-0.png',
      row: 1,
    });
    const lenient = stageOf([WIDTH], [output(0, T.uint32())], { ...DECODE, onError: 'null' });
    const [column] = await runImageStage(lenient, files([0, 3, 0]), context);
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
    await expect(runImageStage(lenient, files([3]), broken)).rejects.toThrow('no wasm');
  });

  test('a codec that complains and a turned picture are counted', async () => {
    const ignoring = setUp('ignore');
    await runImageStage(widths, files([8, 9, 9]), ignoring.context);
    expect(ignoring.warnings).toEqual([
      ['odd file', 'f0-8.png'],
      ['EXIF orientation ignored', 'f1-9.png'],
      ['EXIF orientation ignored', 'f2-9.png'],
    ]);
    const applying = setUp('apply');
    await runImageStage(widths, files([9]), applying.context);
    expect(applying.warnings).toEqual([]);
    const forced = setUp('apply');
    const own = stageOf([WIDTH], [output(0, T.uint32())], { ...DECODE, orientation: 'ignore' });
    await runImageStage(own, files([9]), forced.context);
    expect(forced.warnings).toHaveLength(1);
  });

  test('holds no more decoded pixels than asked for', async () => {
    const { context, groups } = setUp();
    const hashes = stageOf([{ op: 'hash', input: -1, method: 'ahash', hashSize: 8 }], [output(0, T.binary(8))], DECODE);
    await runImageStage(hashes, files([4, 4, 4, 4, 4]), context, 2 * 4 * 4 * 4);
    expect(groups).toEqual([2, 2, 1]);
  });

  test('an aborted signal stops between rows', async () => {
    const { context } = setUp();
    const aborted = { ...context, signal: AbortSignal.abort(new Error('stop')) };
    await expect(runImageStage(widths, files([3]), aborted)).rejects.toThrow('stop');
  });

  test('attributes after a resize are its size; others are the source', async () => {
    const { context } = setUp();
    const steps: StageStep[] = [
      { op: 'resize', input: -1, width: 7, height: 2 },
      { op: 'attribute', input: 0, attribute: 'width' },
      { op: 'attribute', input: 0, attribute: 'height' },
      { op: 'attribute', input: -1, attribute: 'height' },
      { op: 'attribute', input: 0, attribute: 'channel' },
      { op: 'attribute', input: -1, attribute: 'mode' },
    ];
    const outputs = [1, 2, 3, 4, 5].map((step) => output(step, T.uint32()));
    const columns = await runImageStage(stageOf(steps, outputs, DECODE), files([3]), context);
    expect(columns.map((column) => columnToValues(column)[0])).toEqual([7, 2, 3, 3, 3]);
  });

  test('images and tensors are sources, too; a tensor of another rank is refused', async () => {
    const { context } = setUp();
    const image = { width: 2, height: 1, channels: 1, mode: 'L', data: Uint8Array.of(1, 2) };
    const asTensor = stageOf([{ op: 'toTensor', input: -1 }], [output(0, T.tensor(T.uint8()))], null);
    const [tensor] = await runImageStage(asTensor, columnFromValues([image, null]), context);
    expect(columnToValues(tensor!)).toEqual([{ shape: [1, 2, 1], data: Uint8Array.of(1, 2) }, null]);
    const normalize: StageStep = { op: 'normalize', input: -1, mean: [0], std: [1], layout: 'CHW' };
    const normalized = stageOf([normalize], [output(0, T.tensor(T.float32()))], null);
    const [floats] = await runImageStage(normalized, tensor!, context);
    expect(columnToValues(floats!)[0]).toMatchObject({ shape: [1, 1, 2] });
    const flat = columnFromValues([{ shape: [2, 3], data: new Uint8Array(6) }], T.tensor(T.uint8()));
    await expect(runImageStage(normalized, flat, context)).rejects.toMatchObject({
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
