/** Element types: bool is one byte an element here, 0 or 1. */
export type WgslType = 'f32' | 'i32' | 'u32' | 'bool';

export const WGSL_TYPES: readonly WgslType[] = ['f32', 'i32', 'u32', 'bool'];

export const isWgslType = (name: string): name is WgslType => (WGSL_TYPES as readonly string[]).includes(name);

/** Float32Array for f32, Int32Array for i32, Uint32Array for u32, Uint8Array for bool. */
export type WgslArray = Float32Array | Int32Array | Uint32Array | Uint8Array;

export const WGSL_ARRAYS = { f32: Float32Array, i32: Int32Array, u32: Uint32Array, bool: Uint8Array } as const;

/** A name the code may use, and the type of its elements. */
export interface WgslInput {
  readonly name: string;
  readonly type: WgslType;
}

/** An input that is the same for every element: no array is passed for it, and nothing is compiled anew for another value. */
export interface WgslConstant extends WgslInput {
  /** Of a bool 0 or 1. */
  readonly value: number;
}

/**
 * One value of the program; `args` are places of earlier steps. An operation is a WGSL operator or function, a type's
 * name for a conversion to it, or `negate`, since `-` alone is the subtraction.
 */
export type WgslStep =
  | { readonly kind: 'input'; readonly type: WgslType; readonly input: number }
  | { readonly kind: 'constant'; readonly type: WgslType; readonly value: number }
  | { readonly kind: 'apply'; readonly type: WgslType; readonly op: string; readonly args: readonly number[] };

/** A checked expression: plain data, so it clones between workers. Made by `compileWgslExpression`. */
export interface WgslExpression {
  readonly code: string;
  readonly inputs: readonly WgslInput[];
  readonly returns: WgslType;
  /** Every step is used; the last one is the result. */
  readonly steps: readonly WgslStep[];
}
