import type { Column } from '@pixelframe/columnar';
import { batch, DeviceError, sliceBatch, sliceColumn } from '@pixelframe/columnar';
import type { ImageStageContext } from '@pixelframe/evaluators';
import { evaluateAll, runImageStage } from '@pixelframe/evaluators';
import type { ImageProgram, ProgramSource, StepResult } from '@pixelframe/kernels';
import { runImageProgram } from '@pixelframe/kernels';
import type { Operator } from '../physical/physical-plan.ts';
import { outputEstimate } from './output-estimate.ts';
import type { BatchStream, TaskContext } from './task-context.ts';
import { yieldToEvents } from './task-context.ts';

type ImageStage = Extract<Operator, { kind: 'imageStage' }>;

/** Bytes of finished outputs one batch may hold. */
const OUTPUT_BYTES = 16 * 1024 * 1024;
async function runOnCpu(
  sources: readonly ProgramSource[],
  program: ImageProgram,
  signal: AbortSignal,
): Promise<StepResult[][]> {
  const results: StepResult[][] = [];
  for (const source of sources) {
    await yieldToEvents();
    signal.throwIfAborted();
    results.push(runImageProgram(source, program));
  }
  return results;
}

/** After this many failures of the device, the rest of the morsel runs on the CPU. */
const MAX_DEVICE_FAILURES = 2;

/** Runs an image stage over each batch, in pieces whose outputs stay small. */
export async function* imageStage(input: BatchStream, operator: ImageStage, context: TaskContext): BatchStream {
  const { services, signal, warn } = context;
  const codecs = await services.codecs();
  let deviceFailures = operator.gpu ? 0 : MAX_DEVICE_FAILURES;
  /** Rows before the piece that runs. */
  let seen = 0;
  const stage: ImageStageContext = {
    codecs,
    sourceRow: (row) => (context.firstRow === null ? null : context.firstRow + seen + row),
    orientation: services.orientation,
    signal,
    warn,
    async run(sources, program, models) {
      const device = deviceFailures < MAX_DEVICE_FAILURES ? await services.device() : null;
      if (device !== null) {
        const ran = await device.run(sources, program, models, signal);
        for (const warning of device.takeWarnings()) warn(warning, null);
        return ran;
      }
      return { results: await runOnCpu(sources, program, signal), vectors: null };
    },
    async infer({ part, batchSize }, { tensors, shape }) {
      const models = await services.models();
      const vectors = await models.pictures(part, { tensors, shape, batchSize }, signal);
      for (const warning of models.takeWarnings()) warn(warning, null);
      return vectors;
    },
  };
  /** A lost device costs a retry: the piece is decoded again from its bytes, at last for the CPU. */
  const run = async (source: Column, boxes: readonly Column[]): Promise<Column[]> => {
    for (;;) {
      const onDevice = deviceFailures < MAX_DEVICE_FAILURES;
      try {
        return await runImageStage(operator.node, source, boxes, stage, onDevice ? undefined : 1);
      } catch (error) {
        if (!(error instanceof DeviceError) || !onDevice) throw error;
        if (++deviceFailures === MAX_DEVICE_FAILURES) warn('GPU failed, continued on the CPU', null);
      }
    }
  };
  for await (const rows of input) {
    const [source, ...boxes] = evaluateAll([operator.node.source, ...operator.node.boxes], rows) as [
      Column,
      ...Column[],
    ];
    const estimate = outputEstimate(operator.node, source);
    let start = 0;
    while (start < rows.length) {
      let bytes = estimate(start);
      let end = start + 1;
      while (end < rows.length && bytes + estimate(end) <= OUTPUT_BYTES) bytes += estimate(end++);
      const piece = sliceBatch(rows, start, end);
      const outputs = await run(
        sliceColumn(source, start, end),
        boxes.map((box) => sliceColumn(box, start, end)),
      );
      seen += piece.length;
      yield batch(operator.schema, [...piece.columns, ...outputs], piece.length);
      start = end;
    }
  }
}
