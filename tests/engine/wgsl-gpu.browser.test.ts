import { col, createSession, DataType, udf } from 'pixelframe';
import { describe, expect, test } from 'vitest';
import { failure } from '../conformance/case.ts';

const COUNT = 200_000;
const columns = {
  x: Float32Array.from({ length: COUNT }, (_, i) => (i % 1000) / 8 - 50),
  i: Int32Array.from({ length: COUNT }, (_, i) => Math.imul(i, 2_654_435_761)),
};
const exact = udf.wgsl('select(min(x, limit) - 0.25, f32(i & 255), i < 0)', { returns: DataType.float32() });
const rounded = udf.wgsl('exp(-x * x / 1000.0) + sin(x)', { returns: DataType.float32() });

describe('udf.wgsl', () => {
  test('gives on the GPU what it gives on the CPU: to the bit where WGSL says so, else nearly', async () => {
    const answers: Record<string, unknown[]>[] = [];
    for (const gpu of ['force', 'off'] as const) {
      await using session = createSession({ workers: 2, gpu });
      const df = session
        .fromColumns(columns)
        .select(
          exact({ x: col('x'), i: col('i'), limit: 12.5 }).alias('exact'),
          rounded({ x: col('x') }).alias('near'),
        );
      answers.push(await df.toColumns());
      const operators = df.metrics()!.stages.flatMap((stage) => stage.operators.map(({ name }) => name));
      expect(operators).toContain(gpu === 'force' ? 'Wgsl (GPU)' : 'Wgsl (CPU)');
      expect(df.metrics()!.gpu!.used).toBe(gpu === 'force');
    }
    const [onGpu, onCpu] = answers as [Record<string, number[]>, Record<string, number[]>];
    expect(onGpu['exact']).toEqual(onCpu['exact']);
    const worst = onGpu['near']!.reduce((most, value, i) => Math.max(most, Math.abs(value - onCpu['near']![i]!)), 0);
    expect(worst).toBeLessThan(2e-3);
  });

  test('comes back after the device worker has died', async () => {
    await using session = createSession({ workers: 1, gpu: 'force' });
    const df = session.fromColumns({ x: Float32Array.of(1, -2) });
    const rows = df.select(udf.wgsl('x * 2', { returns: DataType.float32() })({ x: col('x') }));
    expect(await rows.toRows()).toEqual([{ x: 2 }, { x: -4 }]);
    await session.killWorker('device');
    expect(await rows.toRows()).toEqual([{ x: 2 }, { x: -4 }]);
  });

  test('names the place of a mistake before any row', async () => {
    await using session = createSession({ workers: 1, gpu: 'force' });
    const df = session.fromColumns({ x: Float32Array.of(1) });
    const error = await failure(() =>
      df.select(udf.wgsl('x +* 2', { returns: DataType.float32() })({ x: col('x') })).toRows(),
    );
    expect(error).toMatchObject({
      name: 'PlanError',
      message: 'WGSL expression, line 1, column 4: expected a value, found `*`.\n  x +* 2\n     ^',
    });
  });
});
