import { binaryColumn, DataType as T, imageColumn, schema } from '@pixelframe/columnar';
import type { StageStep } from '@pixelframe/plan';
import { alias, buildCall, column, functionDefinition, optimize, project, source, walkPlan } from '@pixelframe/plan';
import type { Expr, PlanOf } from '@pixelframe/plan';
import { expect, test } from 'vitest';
import { outputEstimate } from './output-estimate.ts';

const spec = { kind: 'partitions', id: 't', label: 't' } as const;
const table = source(
  spec,
  schema([
    { name: 'bytes', type: T.binary() },
    { name: 'image', type: T.image('RGB') },
  ]),
);

const call = (name: string, input: Expr, ...rest: readonly unknown[]): Expr =>
  buildCall(functionDefinition(name), [input, ...rest], (arg) => arg as Expr);
const decoded = call('decodeImage', column('bytes'));

function stageOf(...exprs: readonly Expr[]): PlanOf<'imageStage'> {
  let found: PlanOf<'imageStage'> | undefined;
  const named = exprs.map((expr, i) => alias(expr, `o${i}`));
  walkPlan(optimize(project(table, named)), (node) => {
    if (node.kind === 'imageStage') found ??= node;
  });
  return found!;
}

/** A file of 1000 bytes. */
const file = binaryColumn([new Uint8Array(1000)]);
const bytesOf = (expr: Expr): number => outputEstimate(stageOf(expr), file)(0);

test.each<[string, Expr, number]>([
  ['a decoded picture', decoded, 20_000],
  ['a hash', call('imageHash', decoded), 8],
  ['a size', call('imageWidth', decoded), 4],
  ['figures', call('imageStats', decoded), 512],
  ['a picture of one size', call('resize', decoded, 10, 10), 300],
  ['its tensor', call('normalizeImage', call('resize', decoded, 10, 10)), 1200],
  ['a thumbnail, by its bound', call('thumbnail', decoded, 100), 40_000],
  ['a turned thumbnail', call('rotate', call('thumbnail', decoded, 100), 90), 40_000],
  ['a file of a thumbnail', call('encodeImage', call('thumbnail', decoded, 100), 'webp'), 20_000],
  ['a file of the whole', call('encodeImage', decoded, 'png'), 10_000],
  ['a small middle', call('centerCrop', decoded, 10), 400],
  ['a middle larger than the picture', call('centerCrop', decoded, 5000), 20_000],
  ['floats of the whole', call('normalizeImage', decoded), 80_000],
])('%s', (_, expr, bytes) => {
  expect(bytesOf(expr)).toBe(bytes);
});

test('outputs add up; pictures in memory count as they are', () => {
  const pixels = { width: 10, height: 10, channels: 3, mode: 'RGB', data: new Uint8Array(300) } as const;
  const images = imageColumn([pixels, null], T.image('RGB') as Extract<T, { kind: 'image' }>);
  const stage = stageOf(call('flip', column('image')), call('imageHash', column('image')));
  expect(stage.steps.map(({ op }: StageStep) => op)).toEqual(['flip', 'hash']);
  const estimate = outputEstimate(stage, images);
  expect([estimate(0), estimate(1)]).toEqual([308, 8]);
});
