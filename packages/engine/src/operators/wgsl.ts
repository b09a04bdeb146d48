import type { Column } from '@pixelframe/columnar';
import { batch, DeviceError, schema, sliceBatch, sliceColumn } from '@pixelframe/columnar';
import { evaluateAll } from '@pixelframe/evaluators';
import type { WgslArray, WgslExpression } from '@pixelframe/kernels';
import { runWgslExpression, WGSL_ARRAYS } from '@pixelframe/kernels';
import { udfColumn } from '@pixelframe/plan';
import type { Operator } from '../physical/physical-plan.ts';
import { compileCall } from '../wgsl/compile-call.ts';
import { elementArray, itemStarts } from '../wgsl/element-arrays.ts';
import { elementShape } from '../wgsl/element-types.ts';
import { outputColumn } from '../wgsl/output-column.ts';
import { rowElements } from '../wgsl/row-elements.ts';
import type { BatchStream, TaskContext } from './task-context.ts';
import { yieldToEvents } from './task-context.ts';

type Wgsl = Extract<Operator, { kind: 'wgsl' }>;

/** Elements of a batch: 4 MiB for each input and the result. */
const PIECE = 2 ** 20;

/** Elements that the CPU computes before a cancellation is heard: some milliseconds. */
const STEP = 2 ** 17;

/** After this many failures of the device, the rest of the morsel runs on the CPU. */
const MAX_DEVICE_FAILURES = 2;

type Run = (values: readonly WgslArray[], length: number) => Promise<WgslArray>;

const onCpu =
  (expression: WgslExpression, signal: AbortSignal): Run =>
  async (values, length) => {
    const out = new WGSL_ARRAYS[expression.returns](length);
    for (let start = 0; start < length; start += STEP) {
      await yieldToEvents();
      signal.throwIfAborted();
      const count = Math.min(STEP, length - start);
      const parts = values.map((array) => array.subarray(start, start + count));
      out.set(runWgslExpression(expression, parts, count), start);
    }
    return out;
  };

/** A message copies all of the buffer that an array is a view of. */
const alone = (array: WgslArray, length: number): WgslArray =>
  array.length === length && array.byteLength === array.buffer.byteLength ? array : array.slice(0, length);

/** Computes on the device where the operator says so; what it fails at goes there once more, then to the CPU. */
function runner({ gpu }: Wgsl, expression: WgslExpression, { services, signal, warn }: TaskContext): Run {
  const cpu = onCpu(expression, signal);
  let failures = gpu ? 0 : MAX_DEVICE_FAILURES;
  return async (values, length) => {
    while (failures < MAX_DEVICE_FAILURES) {
      const device = await services.device();
      if (device === null) break;
      try {
        const own = values.map((array) => alone(array, length));
        return await device.wgsl({ expression, values: own, length }, signal);
      } catch (error) {
        if (!(error instanceof DeviceError)) throw error;
        if (++failures === MAX_DEVICE_FAILURES) warn('GPU failed, continued on the CPU', null);
      }
    }
    return cpu(values, length);
  };
}

/** How many elements each row has: those of its largest input. */
function rowSizes(columns: readonly Column[]): (row: number) => number {
  const starts = columns.filter(({ type }) => elementShape(type) !== undefined).map(itemStarts);
  return (row) => starts.reduce((most, start) => Math.max(most, start(row + 1) - start(row)), 1);
}

/** Adds what a WGSL expression makes of the elements of each row; null where an input is. */
export async function* wgsl(input: BatchStream, operator: Wgsl, context: TaskContext): BatchStream {
  const { node } = operator;
  const { returns } = node.options;
  const { expression, columns } = compileCall(node, schema(operator.schema.fields.slice(0, -1)));
  const run = runner(operator, expression, context);
  const column = udfColumn(node);
  /** Rows before the piece that runs. */
  let seen = 0;
  const sourceRow = (row: number): number | null => (context.firstRow === null ? null : context.firstRow + seen + row);
  for await (const all of input) {
    const made = evaluateAll(columns, all);
    const sizeOf = rowSizes(made);
    for (let start = 0, end = 0; start < all.length; start = end) {
      let size = sizeOf(end++);
      while (end < all.length && size + sizeOf(end) <= PIECE) size += sizeOf(end++);
      const piece = sliceBatch(all, start, end);
      const inputs = made.map((whole, i) => ({
        name: expression.inputs[i]!.name,
        column: sliceColumn(whole, start, end),
      }));
      const rows = rowElements(inputs, piece.length, returns, { column, sourceRow });
      const values = inputs.map((each) => elementArray(each.column, rows));
      const result = await run(values, rows.starts[piece.length]!);
      seen += piece.length;
      yield batch(operator.schema, [...piece.columns, outputColumn(result, returns, rows)], piece.length);
    }
  }
}
