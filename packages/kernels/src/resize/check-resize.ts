import { PlanError } from '@pixelframe/columnar';
import { checkFit } from './resize-geometry.ts';
import type { ResizeCompat, ResizeFilter, ResizeOptions } from './resize-options.ts';

/** Throws a PlanError unless both sizes are positive whole numbers. */
export function checkTarget(width: number, height: number): void {
  for (const [name, value] of [
    ['width', width],
    ['height', height],
  ] as const) {
    if (!Number.isInteger(value) || value < 1) {
      throw new PlanError(`resize: ${name} must be a positive integer, but got: ${value}`);
    }
  }
}

const filters: readonly ResizeFilter[] = ['nearest', 'box', 'triangle', 'bicubic', 'lanczos'];
const references: readonly ResizeCompat[] = ['daft', 'pillow'];

/** @param name - what the message starts with */
export function checkOneOf(name: string, value: string, known: readonly string[]): void {
  if (known.includes(value)) return;
  throw new PlanError(`${name} must be one of (${known.map((one) => `'${one}'`).join(', ')}), but got: '${value}'`);
}

/** @param operation - what the message starts with */
export function checkCompat(operation: string, compat: string): void {
  checkOneOf(`${operation}: compat`, compat, references);
}

/** The options with their defaults. Throws a PlanError for a size or an option that is none. */
export function checkResize(width: number, height: number, options: ResizeOptions): Required<ResizeOptions> {
  const { filter = 'triangle', fit = 'fill', compat = 'daft' } = options;
  checkTarget(width, height);
  checkOneOf('resize: filter', filter, filters);
  checkCompat('resize', compat);
  checkFit(fit, { width, height });
  return { filter, fit, compat };
}
