import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gpuForTests } from '../cases/gpu.ts';
import { ComputeDevice } from '../gpu/compute-device.ts';
import type { GpuRuntime } from '../gpu/runtime.ts';
import { compileWgslExpression } from './compile.ts';
import { runWgslExpression } from './evaluate.ts';
import type { WgslArray, WgslInput, WgslType } from './expression.ts';
import { generateShader } from './generate.ts';
import { operatorChains, randomArrays, randomExpressions, randomInputs } from './random-expressions.ts';
import { runWgslExpressionOnGpu } from './run-gpu.ts';

let gpu: GpuRuntime;
beforeAll(async () => {
  gpu = await gpuForTests();
});
afterAll(() => gpu.dispose());

/** The sign of a zero is open in `min`, `max` and what follows from them. */
const unsigned = (array: WgslArray): number[] => Array.from(array, (value) => value + 0);

async function expectTwins(
  code: string,
  returns: WgslType,
  values: readonly WgslArray[],
  length: number,
): Promise<void> {
  const expression = compileWgslExpression(code, randomInputs, returns);
  const found = await gpu.runWgslExpression(expression, values, length);
  expect(unsigned(found)).toEqual(unsigned(runWgslExpression(expression, values, length)));
}

const types = ['f32', 'i32', 'u32', 'bool'] as const;

describe('WGSL expressions on the GPU', () => {
  it.each(types)('of %s equal the CPU bit for bit where WGSL defines every bit', async (type) => {
    const code = randomExpressions(true)[type];
    await fc.assert(
      fc.asyncProperty(code, fc.nat(), (text, seed) => expectTwins(text, type, randomArrays(seed, 300), 300)),
      { numRuns: 60 },
    );
  });

  it.each(types)('of %s compile, whatever the functions', async (type) => {
    const code = randomExpressions(false)[type];
    await fc.assert(
      fc.asyncProperty(code, async (text) => {
        const expression = compileWgslExpression(text, randomInputs, type);
        expect(await gpu.runWgslExpression(expression, randomArrays(1, 5), 5)).toHaveLength(5);
      }),
      { numRuns: 60 },
    );
  });

  it('are the expressions that the browser takes as they are written', async () => {
    await fc.assert(
      fc.asyncProperty(operatorChains, async (code) => {
        for (const type of types)
          expect([code, type, compiles(code, type)]).toEqual([code, type, await valid(code, type)]);
      }),
      { numRuns: 200 },
    );
  });

  it('has the bits of floats, integers and their edges', async () => {
    const floats = Float32Array.of(
      0,
      0.5,
      -0.5,
      1.5,
      2.5,
      -2.5,
      3e9,
      -3e9,
      1e20,
      -1e20,
      16_777_217,
      0.1,
      8_388_609.5,
      1e-3,
    );
    const ints = Int32Array.of(
      -(2 ** 31),
      2 ** 31 - 1,
      -1,
      0,
      1,
      16_777_217,
      -16_777_219,
      5,
      6,
      7,
      2 ** 30 + 65,
      -7,
      3,
      2,
    );
    const words = Uint32Array.from(ints);
    const values = [
      floats,
      floats.toReversed(),
      ints,
      ints.toReversed(),
      words,
      words.toReversed(),
      new Uint8Array(14),
    ];
    const codes: [string, WgslType][] = [
      ['i32(x)', 'i32'],
      ['u32(x)', 'u32'],
      ['f32(i)', 'f32'],
      ['f32(u)', 'f32'],
      ['bitcast<i32>(x)', 'i32'],
      ['bitcast<f32>(bitcast<u32>(x))', 'f32'],
      ['round(x)', 'f32'],
      ['i / j', 'i32'],
      ['i % j', 'i32'],
      ['u / v', 'u32'],
      ['u % v', 'u32'],
      ['-i', 'i32'],
      ['abs(i)', 'i32'],
      ['i << v', 'i32'],
      ['i >> v', 'i32'],
      ['u >> v', 'u32'],
      ['-2147483648 / j', 'i32'],
      ['0xffffffff - u', 'u32'],
      ['firstLeadingBit(i)', 'i32'],
      ['firstLeadingBit(u)', 'u32'],
      ['firstTrailingBit(i)', 'i32'],
      ['reverseBits(i)', 'i32'],
      ['countLeadingZeros(u) + countTrailingZeros(u)', 'u32'],
    ];
    for (const [code, type] of codes) await expectTwins(code, type, values, 14);
  });

  // What WGSL allows, in units of the result: 2^-23 of it, or where it says so an absolute error.
  it.each([
    ['x / y', 2.5, 0],
    ['x % y', 0, 2 ** -14],
    ['sin(x)', 0, 2 ** -11],
    ['cos(x)', 0, 2 ** -11],
    ['tan(x * 0.3)', 0, 2 ** -8],
    ['asin(x * 0.3)', 0, 2 ** -10],
    ['acos(x * 0.3)', 0, 2 ** -10],
    ['atan(x)', 4096, 0],
    ['atan2(x, y)', 4096, 0],
    ['sinh(x)', 64, 2 ** -17],
    ['cosh(x)', 64, 0],
    ['tanh(x)', 0, 2 ** -10],
    ['asinh(x)', 0, 2 ** -16],
    ['acosh(y + 1.5)', 0, 2 ** -16],
    ['atanh(x * 0.3)', 0, 2 ** -16],
    ['exp(x)', 9, 0],
    ['exp2(x)', 9, 0],
    ['log(y)', 3, 2 ** -21],
    ['log2(y)', 3, 2 ** -21],
    ['pow(y, x)', 64, 0],
    ['sqrt(y)', 4, 0],
    ['inverseSqrt(y)', 2, 0],
    ['fma(x, y, 0.25)', 2, 2 ** -20],
    ['mix(x, y, 0.3)', 4, 2 ** -20],
    ['fract(x)', 0, 2 ** -21],
    ['degrees(x)', 2, 0],
    ['radians(x)', 2, 0],
    ['smoothstep(-2.0, 1.0, x)', 16, 2 ** -20],
    ['saturate(x)', 0, 0],
    ['ldexp(x, i)', 0, 0],
  ])('%s is as near as WGSL asks', async (code, units, absolute) => {
    const inputs: WgslInput[] = [
      { name: 'x', type: 'f32' },
      { name: 'y', type: 'f32' },
      { name: 'i', type: 'i32' },
    ];
    const x = Float32Array.from({ length: 500 }, (_, i) => (i - 250.5) / 80.3);
    const y = Float32Array.from({ length: 500 }, (_, i) => ((i * 7) % 500) / 90.1 + 0.07);
    const i = Int32Array.from({ length: 500 }, (_, i) => (i % 61) - 30);
    const expression = compileWgslExpression(code, inputs, 'f32');
    const found = await gpu.runWgslExpression(expression, [x, y, i], 500);
    runWgslExpression(expression, [x, y, i], 500).forEach((wanted, at) => {
      const error = Math.abs(found[at]! - wanted);
      expect(error, `x ${x[at]} y ${y[at]}: ${found[at]} for ${wanted}`).toBeLessThanOrEqual(
        units * 2 ** -23 * Math.abs(wanted) + absolute,
      );
    });
  });

  it('takes many elements in parts where bindings are small, and in rows of workgroups where there are too many', async () => {
    const values = randomArrays(3, 5000);
    const expression = compileWgslExpression('select(x, f32(u % 97), b)', randomInputs, 'f32');
    const wanted = runWgslExpression(expression, values, 5000);
    const small = new ComputeDevice(gpu.device, 4003);
    expect(await runWgslExpressionOnGpu(small, expression, values, 5000, 1e9, {})).toEqual(wanted);
    expect(await runWgslExpressionOnGpu(small, expression, values, 5000, 777, {})).toEqual(wanted);

    const length = 65_535 * 256 + 300;
    const bytes = new Uint8Array(length).fill(1).fill(0, length - 5);
    const not = compileWgslExpression('!b', [{ name: 'b', type: 'bool' }], 'bool');
    const found = await gpu.runWgslExpression(not, [bytes], length);
    expect(found.indexOf(1)).toBe(length - 5);
    expect(found.lastIndexOf(0)).toBe(length - 6);
  });

  it('binds only the inputs that are read, and compiles once for all constants', async () => {
    for (const code of ['2 * y', '-0.3 * y']) await expectTwins(code, 'f32', randomArrays(4, 10), 10);
    const shaders = ['2 * y', '-0.3 * y'].map((code) =>
      generateShader(compileWgslExpression(code, randomInputs, 'f32')),
    );
    expect(shaders[0]).toBe(shaders[1]);
    const constant = compileWgslExpression('1.5', [], 'f32');
    expect(await gpu.runWgslExpression(constant, [], 3)).toEqual(Float32Array.of(1.5, 1.5, 1.5));
    expect(await gpu.runWgslExpression(constant, [], 0)).toEqual(new Float32Array(0));
  });

  it('refuses the same arrays with the same words', async () => {
    const expression = compileWgslExpression('x', [{ name: 'x', type: 'f32' }], 'f32');
    await expect(gpu.runWgslExpression(expression, [new Int32Array(2)], 2)).rejects.toThrow(
      'WGSL expression: the input "x" is f32, in Float32Array; Int32Array given.',
    );
  });
});

function compiles(code: string, returns: WgslType): boolean {
  try {
    compileWgslExpression(code, randomInputs, returns);
    return true;
  } catch {
    return false;
  }
}

/** Whether the browser compiles the text itself. */
async function valid(code: string, returns: WgslType): Promise<boolean> {
  const parameters = randomInputs.map(({ name, type }) => `${name}: ${type}`).join(', ');
  gpu.device.pushErrorScope('validation');
  gpu.device.createShaderModule({ code: `fn f(${parameters}) -> ${returns} { return ${code}; }` });
  return (await gpu.device.popErrorScope()) === null;
}
