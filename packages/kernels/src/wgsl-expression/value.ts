import type { WgslType } from './expression.ts';

/** A number without a type of its own yet. */
export type Abstract =
  | { readonly type: 'abstract-int'; readonly value: bigint }
  | { readonly type: 'abstract-float'; readonly value: number };

/** What an expression stands for: a step of the program, or a number that is still abstract. */
export type Value = Abstract | { readonly type: WgslType; readonly step: number };

export type ValueType = Value['type'];

export const isAbstract = (value: Value): value is Abstract =>
  value.type === 'abstract-int' || value.type === 'abstract-float';

/** A type in the words of an error. */
export const typeText = (type: ValueType): string =>
  type === 'abstract-int' ? 'an integer literal' : type === 'abstract-float' ? 'a float literal' : type;

/** Whether WGSL converts by itself: only from abstract numbers, and never from a float to an integer. */
export function converts(from: ValueType, to: WgslType): boolean {
  if (from === to) return true;
  if (from === 'abstract-int') return to !== 'bool';
  return from === 'abstract-float' && to === 'f32';
}

const RANGES = { i32: [-(2n ** 31n), 2n ** 31n - 1n], u32: [0n, 2n ** 32n - 1n] } as const;

/** The abstract number as a number of `type`; undefined where it is out of range. */
export function concrete({ value }: Abstract, type: WgslType): number | undefined {
  if (typeof value === 'number' || type === 'f32') {
    const rounded = Math.fround(Number(value));
    return Number.isFinite(rounded) ? rounded : undefined;
  }
  const [least, most] = RANGES[type as 'i32' | 'u32'];
  return value >= least && value <= most ? Number(value) : undefined;
}
