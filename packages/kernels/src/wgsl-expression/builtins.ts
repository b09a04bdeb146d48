import type { WgslType } from './expression.ts';

/** A function of WGSL whose arguments and result are all of one of `types`. */
export interface Builtin {
  readonly parameters: number;
  readonly types: readonly WgslType[];
}

const families: readonly [types: readonly WgslType[], parameters: number, names: string][] = [
  [['f32'], 1, 'acos acosh asin asinh atan atanh ceil cos cosh degrees exp exp2 floor fract inverseSqrt log log2'],
  [['f32'], 1, 'radians round saturate sin sinh sqrt tan tanh trunc'],
  [['f32'], 2, 'atan2 pow step'],
  [['f32'], 3, 'fma mix smoothstep'],
  [['f32', 'i32'], 1, 'sign'],
  [['f32', 'i32', 'u32'], 1, 'abs'],
  [['f32', 'i32', 'u32'], 2, 'max min'],
  [['f32', 'i32', 'u32'], 3, 'clamp'],
  [['i32', 'u32'], 1, 'countLeadingZeros countOneBits countTrailingZeros firstLeadingBit firstTrailingBit reverseBits'],
];

export const builtins: ReadonlyMap<string, Builtin> = new Map(
  families.flatMap(([types, parameters, names]) =>
    names.split(' ').map((name) => [name, { parameters, types }] as const),
  ),
);

/** Every function the code can call, conversions first. */
export const functionNames: readonly string[] = [
  'f32',
  'i32',
  'u32',
  'bool',
  'bitcast',
  ...[...builtins.keys(), 'ldexp', 'select'].sort(),
];
