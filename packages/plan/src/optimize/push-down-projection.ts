import { columnNames } from '@pixelframe/columnar';
import type { Expr } from '../expr.ts';
import { column, columnsOf, exprName } from '../expr.ts';
import type { Plan, PlanOf } from '../plan.ts';
import { schemaOf } from '../plan.ts';
import type { RelationalPlan } from '../relational.ts';
import { isRelational } from '../relational.ts';
import { samePlan } from './same-plan.ts';

const keep = (input: Plan, needed: ReadonlySet<string>): Plan => {
  const names = columnNames(schemaOf(input));
  if (names.every((name) => needed.has(name))) return input;
  const exprs = names.filter((name) => needed.has(name)).map(column);
  return Object.freeze({ kind: 'project', input, exprs: Object.freeze(exprs) });
};

function pruneJoin(
  plan: PlanOf<'join' | 'similarityJoin'>,
  needed: ReadonlySet<string>,
  keys: { left: ReadonlySet<string>; right: ReadonlySet<string> },
): Plan {
  const output = plan.output.filter(({ name }) => needed.has(name));
  const side = (which: 'left' | 'right'): Plan => {
    const wanted = new Set([
      ...keys[which],
      ...output.filter((o) => o.side === which || o.side === 'either').map((o) => o.column),
    ]);
    return keep(prune(plan[which], wanted), wanted);
  };
  return Object.freeze({ ...plan, left: side('left'), right: side('right'), output: Object.freeze(output) });
}

/** A side that is joined with itself stays one plan, so that it is read once. */
function pruneSimilarityJoin(plan: PlanOf<'similarityJoin'>, needed: ReadonlySet<string>): Plan {
  const distance = plan.distance !== null && needed.has(plan.distance) ? plan.distance : null;
  const kept = { ...plan, distance };
  if (!samePlan(plan.left, plan.right)) {
    return pruneJoin(kept, needed, { left: new Set([plan.leftKey]), right: new Set([plan.rightKey]) });
  }
  const output = plan.output.filter(({ name }) => needed.has(name));
  const wanted = new Set([plan.leftKey, plan.rightKey, ...output.map(({ column: name }) => name)]);
  const side = keep(prune(plan.left, wanted), wanted);
  return Object.freeze({ ...kept, left: side, right: side, output: Object.freeze(output) });
}

const without = <T extends { readonly name: string }>(calls: readonly T[], needed: ReadonlySet<string>): readonly T[] =>
  calls.filter(({ name }) => needed.has(name));

/** Operators over whole tables: what they read beside what is needed above them. */
function pruneRelational(plan: RelationalPlan<Plan>, needed: ReadonlySet<string>): Plan {
  const one = (node: RelationalPlan<Plan> & { readonly input: Plan }, wanted: Iterable<string>): Plan =>
    Object.freeze({ ...node, input: prune(node.input, new Set(wanted)) });
  switch (plan.kind) {
    case 'aggregate': {
      const calls = without(plan.calls, needed);
      return one({ ...plan, calls }, [...plan.keys, ...calls.flatMap(({ args }) => args)]);
    }
    case 'window': {
      const calls = without(plan.calls, needed);
      if (calls.length === 0) return prune(plan.input, needed);
      const read = [...plan.partitionBy, ...plan.order.keys, ...calls.flatMap(({ args }) => args)];
      return one({ ...plan, calls }, [...needed, ...read]);
    }
    case 'distinct':
      return one(plan, [...needed, ...plan.on]);
    case 'sort':
      return one(plan, [...needed, ...plan.order.keys]);
    case 'sample':
      return one(plan, [...needed, ...(plan.method.kind === 'range' ? plan.method.by : [])]);
    case 'batches':
      return one(plan, needed);
    case 'mapGroups':
      return one(plan, [...plan.keys, ...plan.args]);
    case 'rowNumber':
      return needed.has(plan.name) ? one(plan, needed) : prune(plan.input, needed);
    case 'explode': {
      const index = plan.index !== null && needed.has(plan.index) ? plan.index : null;
      return one({ ...plan, index }, [...needed, ...plan.columns]);
    }
    case 'unpivot':
      return one(plan, [...plan.ids, ...plan.values]);
    case 'pivot':
      return one(plan, [...plan.groupBy, plan.pivotColumn, plan.valueColumn]);
    case 'concat':
      // Inputs may produce more than is needed, each something else: a projection makes them the same again.
      return Object.freeze({
        ...plan,
        inputs: Object.freeze(plan.inputs.map((input) => keep(prune(input, needed), needed))),
      });
    case 'setOperation': {
      const all = new Set(columnNames(schemaOf(plan)));
      return Object.freeze({ ...plan, left: prune(plan.left, all), right: prune(plan.right, all) });
    }
    case 'joinAsof': {
      const output = without(plan.output, needed);
      const side = (which: 'left' | 'right', keys: readonly string[]): Plan => {
        const wanted = new Set([...keys, ...output.filter((o) => o.side === which).map((o) => o.column)]);
        return keep(prune(plan[which], wanted), wanted);
      };
      const left = side('left', [plan.leftOn, ...plan.leftBy]);
      return Object.freeze({ ...plan, left, right: side('right', [plan.rightOn, ...plan.rightBy]), output });
    }
  }
}

type Unary = Plan & { readonly input: Plan };

/** Its input produces what is needed above and what it reads itself. */
const pruneInput = (plan: Unary, needed: ReadonlySet<string>, read: readonly Expr[]): Plan =>
  Object.freeze({ ...plan, input: prune(plan.input, new Set([...needed, ...columnsOf(...read)])) });

/** A node that adds one column is left out where nobody needs that. */
const addsColumn = (plan: Unary, name: string, needed: ReadonlySet<string>, read: readonly Expr[]): Plan =>
  needed.has(name) ? pruneInput(plan, needed, read) : prune(plan.input, needed);

/** Produces at least the `needed` columns and as little else as possible. */
function prune(plan: Plan, needed: ReadonlySet<string>): Plan {
  if (isRelational<Plan>(plan)) return pruneRelational(plan, needed);
  switch (plan.kind) {
    case 'source': {
      const columns = columnNames(plan.schema).filter((name) => needed.has(name));
      return Object.freeze({
        ...plan,
        columns: columns.length === plan.schema.fields.length ? null : Object.freeze(columns),
      });
    }
    case 'project': {
      const exprs = plan.exprs.filter((expr) => needed.has(exprName(expr)));
      return Object.freeze({
        ...plan,
        input: prune(plan.input, columnsOf(...exprs)),
        exprs: Object.freeze(exprs),
      });
    }
    case 'filter':
      return pruneInput(plan, needed, [plan.predicate]);
    case 'limit':
      return Object.freeze({ ...plan, input: prune(plan.input, needed) });
    case 'join':
      return pruneJoin(plan, needed, { left: columnsOf(...plan.leftOn), right: columnsOf(...plan.rightOn) });
    case 'similarityJoin':
      return pruneSimilarityJoin(plan, needed);
    case 'clusters': {
      const { key, result } = plan;
      if (result.kind === 'number' && !needed.has(result.name)) return prune(plan.input, needed);
      const by = result.kind === 'best' && result.by !== null ? [result.by] : [];
      return Object.freeze({ ...plan, input: prune(plan.input, new Set([...needed, key, ...by])) });
    }
    case 'nearest':
      return Object.freeze({ ...plan, input: prune(plan.input, new Set([...needed, plan.key])) });
    case 'download':
      return addsColumn(plan, plan.name, needed, [plan.url]);
    case 'textModel':
      return addsColumn(plan, plan.output.name, needed, [plan.text]);
    case 'udf':
    case 'wgsl':
      return addsColumn(plan, plan.name, needed, plan.args);
    case 'imageStage': {
      const outputs = plan.outputs.filter(({ name }) => needed.has(name));
      if (outputs.length === 0) return prune(plan.input, needed);
      return pruneInput({ ...plan, outputs: Object.freeze(outputs) }, needed, [plan.source, ...plan.boxes]);
    }
  }
}

/** Reads, downloads and computes only the columns somebody uses. */
export const pushDownProjection = (plan: Plan): Plan => prune(plan, new Set(columnNames(schemaOf(plan))));
