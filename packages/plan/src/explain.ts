import { describeSchema } from '@pixelframe/columnar';
import { describeStage } from './explain-stage.ts';
import { describeUdf } from './describe-udf.ts';
import { describeWgsl } from './describe-wgsl.ts';
import { describeModel } from './models/describe-model.ts';
import { describeRelational } from './describe-relational.ts';
import { formatExpr } from './format-expr.ts';
import type { Plan } from './plan.ts';
import { planChildren, schemaOf } from './plan.ts';
import { isRelational } from './relational.ts';
import { describeSimilarity } from './similarity/describe.ts';

/** The lines `explain()` prints for one node. */
export function describeNode(plan: Plan): string[] {
  if (isRelational<Plan>(plan)) return describeRelational(plan);
  switch (plan.kind) {
    case 'source': {
      const lines = [`Source: ${plan.source.label}`];
      if (plan.columns !== null) lines.push(`Columns = ${plan.columns.join(', ') || '(none)'}`);
      for (const { column, op, value } of plan.predicates) {
        lines.push(`Pushed predicate = ${column} ${op}${op.endsWith('ull') ? '' : ` ${String(value)}`}`);
      }
      return lines;
    }
    case 'project':
      return [`Project: ${plan.exprs.map((expr) => formatExpr(expr)).join(', ')}`];
    case 'filter':
      return [`Filter: ${formatExpr(plan.predicate)}`];
    case 'limit':
      return [`Limit: ${plan.limit}${plan.offset > 0 ? ` offset ${plan.offset}` : ''}`];
    case 'join': {
      const keys = plan.leftOn.map((expr, i) => `${formatExpr(expr)} = ${formatExpr(plan.rightOn[i]!)}`);
      return [`Join: ${plan.how}${keys.length > 0 ? ` on ${keys.join(', ')}` : ''}`];
    }
    case 'similarityJoin':
    case 'clusters':
    case 'nearest':
      return describeSimilarity(plan);
    case 'download':
      return [
        `Download: ${formatExpr(plan.url)} as ${plan.name}`,
        `Max connections = ${plan.maxConnections}, on error = ${plan.onError}`,
      ];
    case 'textModel':
      return [
        `TextModel: ${plan.fn}(${formatExpr(plan.text)}) as ${plan.output.name}`,
        `Model = ${describeModel(plan.model)}`,
      ];
    case 'udf':
      return describeUdf(plan);
    case 'wgsl':
      return describeWgsl(plan);
    case 'imageStage':
      return describeStage(plan);
  }
}

/** A plan as text, the last operator on top, in the form of Daft's `explain`. */
export function explainPlan(plan: Plan): string {
  const render = (node: Plan): string[] => {
    // The two sides of a self join are one input, and read once.
    const children = node.kind === 'similarityJoin' ? [...new Set(planChildren(node))] : planChildren(node);
    const [first, ...rest] = describeNode(node);
    const lines = [`* ${first}`, ...rest.map((line) => `|   ${line}`)];
    if (node.kind === 'source') lines.push(`|   Output schema = ${describeSchema(schemaOf(node))}`);
    const [only] = children;
    if (children.length === 1 && only !== undefined) return [...lines, '|', ...render(only)];
    if (children.length === 0) return lines;
    return [
      ...lines,
      '|\\',
      ...children.flatMap((child, i) => {
        const last = i === children.length - 1;
        const block = render(child).map((line) => (last ? line : `| ${line}`));
        return last ? ['|', ...block] : block;
      }),
    ];
  };
  return render(plan).join('\n');
}
