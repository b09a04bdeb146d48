import { float } from './types.ts';
import { unary } from './unary.ts';

const angle = (name: string, doc: string) => unary(name, name, float, doc);

export const sin = angle('sin', 'Sine of an angle in radians.');
export const cos = angle('cos', 'Cosine of an angle in radians.');
export const tan = angle('tan', 'Tangent of an angle in radians.');
export const csc = angle('csc', 'Cosecant of an angle in radians, 1 / sin.');
export const sec = angle('sec', 'Secant of an angle in radians, 1 / cos.');
export const cot = angle('cot', 'Cotangent of an angle in radians, 1 / tan.');
export const arcsin = angle('arcsin', 'Angle in radians of a sine; NaN outside -1 to 1.');
export const arccos = angle('arccos', 'Angle in radians of a cosine; NaN outside -1 to 1.');
export const arctan = angle('arctan', 'Angle in radians of a tangent.');
export const sinh = angle('sinh', 'Hyperbolic sine.');
export const cosh = angle('cosh', 'Hyperbolic cosine.');
export const tanh = angle('tanh', 'Hyperbolic tangent.');
export const arcsinh = angle('arcsinh', 'Inverse hyperbolic sine.');
export const arccosh = angle('arccosh', 'Inverse hyperbolic cosine; NaN below 1.');
export const arctanh = angle('arctanh', 'Inverse hyperbolic tangent; NaN outside -1 to 1.');
export const radians = angle('radians', 'Degrees as radians.');
export const degrees = angle('degrees', 'Radians as degrees.');
