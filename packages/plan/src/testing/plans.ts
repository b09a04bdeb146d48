import type { DataType } from '@pixelframe/columnar';
import { schema } from '@pixelframe/columnar';
import type { Expr, LiteralValue, Options } from '../expr.ts';
import { column } from '../expr.ts';
import { buildCall } from '../build-call.ts';
import { functionDefinition } from '../functions/registry.ts';
import { lit } from '../literal.ts';
import type { Plan, SourceSpec } from '../plan.ts';
import { source } from '../plan.ts';

/** A source of these columns; nothing stands behind it. */
export const table = (
  columns: Readonly<Record<string, DataType>>,
  kind: Exclude<SourceSpec['kind'], 'range'> = 'partitions',
  label = 'table',
): Plan => source({ kind, id: label, label }, schema(Object.entries(columns).map(([name, type]) => ({ name, type }))));

const isExpr = (value: Expr | LiteralValue): value is Expr =>
  typeof value === 'object' && value !== null && 'kind' in value;

/** A call as the generated methods build it: plain values are literals, options have their defaults. */
export function fn(name: string, args: readonly (Expr | LiteralValue)[], ...rest: readonly unknown[]): Expr {
  return buildCall(functionDefinition(name), [...args, ...rest], (value) =>
    isExpr(value as Expr) ? (value as Expr) : lit(value as LiteralValue),
  );
}

export const col = column;
export type { Options };
