import type { UdfContext } from 'pixelframe';
import { col, createSession, DataType, udf } from 'pixelframe';
import { describe, expect, test } from 'vitest';
import { failure } from '../conformance/case.ts';

const float = DataType.float64();
const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Doubles numbers in a compute shader. */
class Doubler {
  device: GPUDevice | null = null;
  init(ctx: UdfContext) {
    this.device = ctx.device;
  }
  async call(x: { values: unknown; length: number }) {
    const { device } = this;
    if (device === null) return Array.from({ length: x.length }, () => -1);
    const values = Float32Array.from(x.values as ArrayLike<number>);
    const usage = 0x80 | 0x4 | 0x8;
    const buffer = device.createBuffer({ size: values.byteLength, usage });
    const out = device.createBuffer({ size: values.byteLength, usage: 0x1 | 0x8 });
    device.queue.writeBuffer(buffer, 0, values);
    const code = `@group(0) @binding(0) var<storage, read_write> v: array<f32>;
      @compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3u) {
        if (id.x < arrayLength(&v)) { v[id.x] = 2 * v[id.x]; }
      }`;
    const pipeline = device.createComputePipeline({
      layout: 'auto',
      compute: { module: device.createShaderModule({ code }) },
    });
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    const entries = [{ binding: 0, resource: { buffer } }];
    pass.setBindGroup(0, device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries }));
    pass.dispatchWorkgroups(Math.ceil(values.length / 64));
    pass.end();
    encoder.copyBufferToBuffer(buffer, 0, out, 0, values.byteLength);
    device.queue.submit([encoder.finish()]);
    await out.mapAsync(1);
    return new Float32Array(out.getMappedRange().slice(0));
  }
}

describe('classes with gpu: true', () => {
  test("compute on the session's device, one instance for all workers", async () => {
    await using session = createSession({ workers: 2, gpu: 'force' });
    const df = session.fromColumns({ x: Float64Array.from(numbers(20_000)) });
    const double = udf.class.batch(Doubler, { returns: float, gpu: true, batchSize: 4000 });
    expect((await df.select(double(col('x'))).toColumns())['x']).toEqual(numbers(20_000).map((x) => 2 * x));
    class Named {
      id = Math.random();
      call(): number {
        return this.id;
      }
    }
    const named = udf.class(Named, { returns: float, gpu: true });
    expect(new Set((await df.select(named(col('x'))).toColumns())['x']).size).toBe(1);
  });

  test('come back after the device worker has died', async () => {
    await using session = createSession({ workers: 1, gpu: 'force' });
    const df = session.fromColumns({ x: Float64Array.of(1, 2) });
    const rows = df.select(udf.class.batch(Doubler, { returns: float, gpu: true })(col('x')));
    expect(await rows.toRows()).toEqual([{ x: 2 }, { x: 4 }]);
    await session.killWorker('device');
    expect(await rows.toRows()).toEqual([{ x: 2 }, { x: 4 }]);
  });

  test("name row and column in errors, and have no device under gpu: 'off' or without workers", async () => {
    for (const workers of [0, 1]) {
      await using session = createSession({ workers, gpu: 'off' });
      const df = session.fromColumns({ x: numbers(10) });
      const none = await df.select(udf.class.batch(Doubler, { returns: float, gpu: true })(col('x'))).toColumns();
      expect(none['x']).toEqual(numbers(10).map(() => -1));
      class Fails {
        call(x: number): number {
          if (x === 7) throw new Error('boom');
          return x;
        }
      }
      const error = await failure(() =>
        df.select(udf.class(Fails, { returns: float, gpu: true })(col('x')).alias('y')).toRows(),
      );
      expect(error).toMatchObject({
        name: 'UdfError',
        column: 'y',
        row: 7,
        message: 'Column "y", row 7: Fails failed: boom',
      });
      const lenient = df.select(udf.class(Fails, { returns: float, gpu: true, onError: 'null' })(col('x')));
      expect((await lenient.toColumns())['x']![7]).toBe(null);
      expect(lenient.metrics()!.suppressed).toEqual([{ reason: 'udf Fails failed', count: 1, files: [] }]);
    }
  });
});
