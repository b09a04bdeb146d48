import { isImageValue, typeName } from '@pixelframe/columnar';
import type { Expr, FrameBound, LiteralValue, OptionValue, WindowFrame } from './expr.ts';
import { FUNCTIONS } from './functions/registry.ts';

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

const isItems = (value: LiteralValue): value is readonly LiteralValue[] => Array.isArray(value);

function formatLiteral(value: LiteralValue): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `binary(${value.length} bytes)`;
  if (isItems(value)) return `[${value.length > 4 ? `${value.length} values` : value.map(formatLiteral).join(', ')}]`;
  if (value === null || typeof value !== 'object') return String(value);
  if (ArrayBuffer.isView(value)) return `[${value.length} values]`;
  if (isImageValue(value)) return `${value.mode} image of ${value.width} x ${value.height}`;
  return `{${Object.entries(value)
    .map(([name, item]) => `${name}: ${formatLiteral(item ?? null)}`)
    .join(', ')}}`;
}

const defaultOf = (fn: string, option: string): OptionValue | undefined =>
  FUNCTIONS.get(fn)?.params.find(({ name }) => name === option)?.default;

function formatWindow({ partitionBy, orderBy, desc, nullsFirst, frame }: Extract<Expr, { kind: 'over' }>): string {
  const parts: string[] = [];
  if (partitionBy.length > 0) parts.push(`partition by ${partitionBy.map((key) => formatExpr(key)).join(', ')}`);
  if (orderBy.length > 0)
    parts.push(
      `order by ${formatSortKeys(
        orderBy.map((key) => formatExpr(key)),
        desc,
        nullsFirst,
      )}`,
    );
  if (frame !== null) parts.push(formatFrame(frame));
  return parts.join('; ');
}

/** `rows from 2 before to 0`, in messages and plans. */
export function formatFrame({ units, start, end, minPeriods }: WindowFrame): string {
  const bound = (value: FrameBound, none: string): string =>
    value === null ? none : value === 0 ? 'current' : value < 0 ? `${-value} before` : `${value} after`;
  const least = minPeriods === 1 ? '' : `, at least ${minPeriods}`;
  return `${units} from ${bound(start, 'first')} to ${bound(end, 'last')}${least}`;
}

/** `col(a) desc, col(b)`: nulls are said where they are not where Daft puts them (last, first if descending). */
export const formatSortKeys = (
  keys: readonly string[],
  desc: readonly boolean[],
  nullsFirst: readonly boolean[],
): string =>
  keys
    .map((key, i) => {
      const nulls = nullsFirst[i] === desc[i] ? '' : nullsFirst[i] === true ? ' nulls first' : ' nulls last';
      return `${key}${desc[i] === true ? ' desc' : ''}${nulls}`;
    })
    .join(', ');

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
      return `${formatExpr(expr.input, true)}.${expr.lenient ? 'tryCast' : 'cast'}(${typeName(expr.type)})`;
    case 'element':
      return 'element()';
    case 'over':
      return `${formatExpr(expr.input, true)}.over(${formatWindow(expr)})`;
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
      const args = expr.args.map((arg) => formatExpr(arg));
      const label = FUNCTIONS.get(expr.fn)?.label;
      if (label !== undefined) return `${label(expr.options)}(${args.join(', ')})`;
      const options = Object.entries(expr.options)
        .filter(([name]) => !name.startsWith('#'))
        .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(defaultOf(expr.fn, name)))
        .map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
      return `${expr.fn}(${[...args, ...options].join(', ')})`;
    }
  }
}
