import type { Evaluator } from '../evaluator.ts';
import { pow } from '../arithmetic.ts';
import { mapFloats } from './floats-of.ts';

export const sqrt = mapFloats(Math.sqrt);
export const cbrt = mapFloats(Math.cbrt);
export const exp = mapFloats(Math.exp);
export const expm1 = mapFloats(Math.expm1);
export const ln = mapFloats(Math.log);
export const log2 = mapFloats(Math.log2);
export const log10 = mapFloats(Math.log10);
export const log1p = mapFloats(Math.log1p);

export const log: Evaluator = (args, call) => {
  const base = Math.log(call.options['base'] as number);
  return mapFloats((x, round) => round(Math.log(x)) / round(base))(args, call);
};

export { pow as power };
