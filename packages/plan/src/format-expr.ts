import { typeName } from '@pixelframe/columnar';
import type { Expr, LiteralItem, LiteralValue, OptionValue } from './expr.ts';
import { FUNCTIONS } from './functions/index.ts';

const INFIX: Readonly<Record<string, string>> = {
  add: '+',
  sub: '-',
  mul: '*',
  div: '/',
  floorDiv: '//',
  mod: '%',
  pow: '**',
  eq: '==',
  ne: '!=',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  eqNullSafe: '<=>',
  and: '&',
  or: '|',
  xor: '^',
};

const isItems = (value: LiteralValue): value is readonly LiteralItem[] => Array.isArray(value);

function formatLiteral(value: LiteralValue): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `binary(${value.length} bytes)`;
  if (isItems(value)) return `[${value.length > 4 ? `${value.length} values` : value.map(formatLiteral).join(', ')}]`;
  return String(value);
}

const defaultOf = (fn: string, option: string): OptionValue | undefined =>
  FUNCTIONS.get(fn)?.params.find(({ name }) => name === option)?.default;

/** The expression as `explain()` and error messages print it; options that have their default are left out. */
export function formatExpr(expr: Expr, nested = false): string {
  switch (expr.kind) {
    case 'column':
      return `col(${expr.name})`;
    case 'literal':
      return `lit(${formatLiteral(expr.value)})`;
    case 'alias':
      return `${formatExpr(expr.input, true)} as ${expr.name}`;
    case 'cast':
      return `${formatExpr(expr.input, true)}.cast(${typeName(expr.type)})`;
    case 'when':
      return `when(${expr.conditions
        .map((condition, i) => `${formatExpr(condition)}, ${formatExpr(expr.values[i]!)}`)
        .join('; ')}; otherwise ${formatExpr(expr.otherwise)})`;
    case 'call': {
      const symbol = INFIX[expr.fn];
      if (symbol !== undefined && expr.args.length === 2) {
        const text = `${formatExpr(expr.args[0]!, true)} ${symbol} ${formatExpr(expr.args[1]!, true)}`;
        return nested ? `(${text})` : text;
      }
      const options = Object.entries(expr.options)
        .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(defaultOf(expr.fn, name)))
        .map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
      return `${expr.fn}(${[...expr.args.map((arg) => formatExpr(arg)), ...options].join(', ')})`;
    }
  }
}
