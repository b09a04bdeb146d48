import fc from 'fast-check';
import type { ImageProgram, ImageStep, ProgramSource } from '../program/program.ts';
import type { Box } from '../view.ts';
import { lcg, spread } from './pictures.ts';

const size = fc.integer({ min: 1, max: 40 });
const box: fc.Arbitrary<Box> = fc.tuple(fc.nat(45), fc.nat(45), fc.nat(45), fc.nat(45));

/** Small noise of every mode and stride, half of it opaque, with two boxes. */
export const pictures: fc.Arbitrary<ProgramSource> = fc
  .record({
    width: size,
    height: size,
    channels: fc.constantFrom(1, 2, 3, 4),
    extra: fc.nat(1),
    seed: fc.nat(1000),
    opaque: fc.boolean(),
    boxes: fc.tuple(box, box),
  })
  .map(({ width, height, channels, extra, seed, opaque, boxes }) => {
    const noise = lcg(width, height, channels as 1 | 2 | 3 | 4, seed);
    if (opaque && channels % 2 === 0)
      for (let i = channels - 1; i < noise.data.length; i += channels) noise.data[i] = 255;
    return { ...spread(noise, channels + extra), boxes };
  });

const compat = fc.constantFrom('daft' as const, 'pillow' as const);

/** Steps that take any pixels, an empty picture's too; the input is put in later. */
const pixelSteps: fc.Arbitrary<ImageStep> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({
        op: fc.constant('resize' as const),
        input: fc.constant(-1),
        width: size,
        height: size,
        filter: fc.constantFrom(
          'nearest' as const,
          'box' as const,
          'triangle' as const,
          'bicubic' as const,
          'lanczos' as const,
        ),
        fit: fc.constantFrom(
          'fill' as const,
          'cover' as const,
          'contain' as const,
          'shorter' as const,
          'inside' as const,
        ),
        compat,
      })
      .map((step) => (step.fit === 'shorter' ? { ...step, height: step.width } : step)),
  },
  fc.record({ op: fc.constant('crop' as const), input: fc.constant(-1), box: fc.oneof(box, fc.nat(1)) }),
  fc.record({ op: fc.constant('centerCrop' as const), input: fc.constant(-1), width: size, height: size }),
  fc.record({
    op: fc.constant('flip' as const),
    input: fc.constant(-1),
    axis: fc.constantFrom('horizontal' as const, 'vertical' as const),
  }),
  fc.record({
    op: fc.constant('rotate' as const),
    input: fc.constant(-1),
    degrees: fc.constantFrom(90 as const, 180 as const, 270 as const),
  }),
  fc.record({
    op: fc.constant('convert' as const),
    input: fc.constant(-1),
    mode: fc.constantFrom('L' as const, 'LA' as const, 'RGB' as const, 'RGBA' as const),
    compat,
  }),
);

const hashSteps: fc.Arbitrary<ImageStep> = fc.record({
  op: fc.constant('hash' as const),
  input: fc.constant(-1),
  method: fc.constantFrom('ahash' as const, 'dhash' as const, 'dhash_vertical' as const, 'phash_simple' as const),
  hashSize: fc.integer({ min: 2, max: 6 }),
  compat: fc.constantFrom('daft' as const, 'imagehash' as const),
});

/** Up to six steps over pixels, then a look at some of them: their pixels, hashes, statistics, tensors of their RGB. */
export const programs: fc.Arbitrary<ImageProgram> = fc
  .record({
    chain: fc.array(fc.record({ step: pixelSteps, back: fc.nat(9) }), { minLength: 1, maxLength: 6 }),
    looks: fc.array(
      fc.record({ kind: fc.constantFrom('pixels', 'tensor', 'hash', 'stats'), at: fc.nat(9), hash: hashSteps }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
  })
  .map(({ chain, looks }) => {
    const steps: ImageStep[] = [];
    // Mostly the step before, so that chains grow.
    for (const { step, back } of chain)
      steps.push({ ...step, input: Math.max(-1, steps.length - 1 - (back > 6 ? back - 6 : 0)) });
    const pixels = steps.length;
    const outputs = looks.map(({ kind, at, hash }) => {
      const input = Math.max(-1, pixels - 1 - (at % 4));
      if (kind === 'pixels') return input;
      if (kind === 'hash') return steps.push({ ...hash, input }) - 1;
      if (kind === 'stats') return steps.push({ op: 'stats', input }) - 1;
      const rgb = steps.push({ op: 'convert', input, mode: 'RGB' }) - 1;
      return (
        steps.push({ op: 'normalize', input: rgb, mean: [0.5, 0.4, 0.3], std: [0.2, 0.3, 0.4], layout: 'CHW' }) - 1
      );
    });
    return { steps, outputs };
  });
