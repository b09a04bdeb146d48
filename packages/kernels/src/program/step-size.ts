import type { Size } from '../resize/resize-geometry.ts';
import type { Box } from '../view.ts';
import type { ImageStep } from './program.ts';
import { resolveProgram } from './resolve.ts';

const NO_DATA = new Uint8Array(0);

/**
 * Sides of the picture that a step gives for one of `width` x `height` pixels; those of its input for steps that give
 * no picture. Nothing is computed. `boxes` are this picture's, for a crop by number.
 */
export function stepSize(step: ImageStep, width: number, height: number, boxes: readonly Box[] = []): Size {
  const source = { width, height, channels: 1, stride: 1, data: NO_DATA, boxes } as const;
  const { sizes } = resolveProgram(source, { steps: [{ ...step, input: -1 }], outputs: [0] });
  const { width: w, height: h } = sizes[0]!;
  return { width: w, height: h };
}
