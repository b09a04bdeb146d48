import type { Batch } from '@pixelframe/columnar';
import { batch, columnFromValues, columnToValues, DataType, DeviceError, schema } from '@pixelframe/columnar';
import { runWgslExpression } from '@pixelframe/kernels';
import { column, literal } from '@pixelframe/plan';
import { expect, test } from 'vitest';
import type { Operator } from '../physical/physical-plan.ts';
import type { DeviceWgsl, TaskContext } from './task-context.ts';
import { wgsl } from './wgsl.ts';

const ROWS = 2 ** 20 + 5;
const float = DataType.float32();
const fields = [{ name: 'x', type: float }];
const rows = batch(
  schema(fields),
  [columnFromValues(Float32Array.from({ length: ROWS }, (_, i) => i % 97) as never, float)],
  ROWS,
);

const operator: Extract<Operator, { kind: 'wgsl' }> = {
  kind: 'wgsl',
  node: {
    kind: 'wgsl',
    input: {
      kind: 'source',
      source: { kind: 'partitions', id: '', label: '' },
      schema: schema([]),
      columns: null,
      predicates: [],
    },
    args: [column('x'), literal(0.5, float)],
    name: 'x#udf',
    options: { code: 'x * half', names: ['x', 'half'], returns: float },
  },
  schema: schema([...fields, { name: 'x#udf', type: float }]),
  gpu: true,
};

/** Runs with a device that answers unless `fails` says otherwise for the n-th request; null: there is no device. */
async function run(
  fails: ((n: number) => Error | null) | null,
  signal = new AbortController().signal,
): Promise<{ made: Batch[]; warnings: string[]; asked: number[] }> {
  const asked: number[] = [];
  const warnings: string[] = [];
  const device = {
    wgsl: ({ expression, values, length }: DeviceWgsl) => {
      expect(values.every((array) => array.byteLength === array.buffer.byteLength)).toBe(true);
      const error = fails!(asked.push(length));
      return error === null ? Promise.resolve(runWgslExpression(expression, values, length)) : Promise.reject(error);
    },
  };
  const context = {
    services: { device: () => Promise.resolve(fails === null ? null : device) },
    signal,
    firstRow: 0,
    warn: (reason: string) => warnings.push(reason),
  } as unknown as TaskContext;
  const input = (async function* () {
    yield rows;
  })();
  const made: Batch[] = [];
  for await (const piece of wgsl(input, operator, context)) made.push(piece);
  return { made, warnings, asked };
}

const halves = Array.from({ length: ROWS }, (_, i) => (i % 97) / 2);
const valuesOf = (made: readonly Batch[]): unknown[] => made.flatMap((piece) => columnToValues(piece.columns[1]!));
const gone = (): Error => new DeviceError('The GPU device was lost: test.');

test('large morsels go to the device in pieces, in arrays that drag no others along', async () => {
  const { made, warnings, asked } = await run(() => null);
  expect(valuesOf(made)).toEqual(halves);
  expect(asked).toEqual([2 ** 20, 5]);
  expect(warnings).toEqual([]);
});

test('a device that fails once is asked again; one that fails twice leaves the rest to the CPU, with one warning', async () => {
  const once = await run((n) => (n === 1 ? gone() : null));
  expect(valuesOf(once.made)).toEqual(halves);
  expect(once).toMatchObject({ warnings: [], asked: [2 ** 20, 2 ** 20, 5] });
  const always = await run(gone);
  expect(valuesOf(always.made)).toEqual(halves);
  expect(always).toMatchObject({ warnings: ['GPU failed, continued on the CPU'], asked: [2 ** 20, 2 ** 20] });
});

test('without a device the CPU computes, and hears a cancellation', async () => {
  expect(valuesOf((await run(null)).made)).toEqual(halves);
  await expect(run(null, AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
});

test('what is no failure of the device ends the query', async () => {
  await expect(run(() => new TypeError('a mistake'))).rejects.toThrow('a mistake');
});
