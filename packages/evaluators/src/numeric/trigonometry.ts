import { mapFloats } from './floats-of.ts';

export const sin = mapFloats(Math.sin);
export const cos = mapFloats(Math.cos);
export const tan = mapFloats(Math.tan);
export const csc = mapFloats((x, round) => 1 / round(Math.sin(x)));
export const sec = mapFloats((x, round) => 1 / round(Math.cos(x)));
export const cot = mapFloats((x, round) => 1 / round(Math.tan(x)));
export const arcsin = mapFloats(Math.asin);
export const arccos = mapFloats(Math.acos);
export const arctan = mapFloats(Math.atan);
export const sinh = mapFloats(Math.sinh);
export const cosh = mapFloats(Math.cosh);
export const tanh = mapFloats(Math.tanh);
export const arcsinh = mapFloats(Math.asinh);
export const arccosh = mapFloats(Math.acosh);
export const arctanh = mapFloats(Math.atanh);
export const radians = mapFloats((x, round) => x * round(round(Math.PI) / 180));
export const degrees = mapFloats((x, round) => x * round(180 / Math.PI));
