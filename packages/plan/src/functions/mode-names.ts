import { IMAGE_MODES, PlanError } from '@pixelframe/columnar';
import type { Expr, LiteralValue } from '../expr.ts';
import { unalias } from '../expr.ts';
import { lit } from '../literal.ts';

const isMode = (expr: Expr): boolean => {
  const bare = unalias(expr);
  if (bare.kind !== 'call') return false;
  return bare.fn === 'imageMode' || (bare.fn === 'imageAttribute' && bare.options['name'] === 'mode');
};

function numberOf(value: LiteralValue): LiteralValue {
  if (typeof value !== 'string') return value;
  const number = new Map<string, number>(Object.entries(IMAGE_MODES)).get(value.toUpperCase());
  if (number === undefined) {
    throw new PlanError(
      `"${value}" is not an image mode. Available: ${Object.entries(IMAGE_MODES)
        .map(([name, mode]) => `${name} (${mode})`)
        .join(', ')}.`,
    );
  }
  return number;
}

/** The names of image modes that are compared with `imageMode()`, as the numbers it gives. */
export function modeNumbers(args: readonly Expr[]): readonly Expr[] {
  if (!args.some(isMode)) return args;
  return args.map((arg) => {
    const bare = unalias(arg);
    if (bare.kind !== 'literal') return arg;
    return lit(
      Array.isArray(bare.value) ? (bare.value as readonly LiteralValue[]).map(numberOf) : numberOf(bare.value),
    );
  });
}
