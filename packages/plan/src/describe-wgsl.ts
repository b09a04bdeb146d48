import { typeName } from '@pixelframe/columnar';
import { formatExpr } from './format-expr.ts';
import type { PlanOf } from './plan.ts';

/** The lines `explain()` prints for a WGSL expression. */
export const describeWgsl = ({ args, name, options: { code, names, returns } }: PlanOf<'wgsl'>): string[] => [
  `Wgsl: ${code.trim().replaceAll(/\s+/g, ' ')} as ${name}`,
  `${args.map((arg, i) => `${names[i]} = ${formatExpr(arg)}, `).join('')}returns ${typeName(returns)}`,
];
