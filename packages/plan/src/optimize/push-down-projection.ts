import { columnNames } from '@pixelframe/columnar';
import { column, columnsOf, exprName } from '../expr.ts';
import type { Plan, PlanOf } from '../plan.ts';
import { schemaOf } from '../plan.ts';
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
    const wanted = new Set([...keys[which], ...output.filter((o) => o.side === which).map((o) => o.column)]);
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

/** Produces at least the `needed` columns and as little else as possible. */
function prune(plan: Plan, needed: ReadonlySet<string>): Plan {
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
      return Object.freeze({ ...plan, input: prune(plan.input, new Set([...needed, ...columnsOf(plan.predicate)])) });
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
      if (!needed.has(plan.name)) return prune(plan.input, needed);
      return Object.freeze({ ...plan, input: prune(plan.input, new Set([...needed, ...columnsOf(plan.url)])) });
    case 'imageStage': {
      const outputs = plan.outputs.filter(({ name }) => needed.has(name));
      if (outputs.length === 0) return prune(plan.input, needed);
      return Object.freeze({
        ...plan,
        input: prune(plan.input, new Set([...needed, ...columnsOf(plan.source, ...plan.boxes)])),
        outputs: Object.freeze(outputs),
      });
    }
  }
}

/** Reads, downloads and computes only the columns somebody uses. */
export const pushDownProjection = (plan: Plan): Plan => prune(plan, new Set(columnNames(schemaOf(plan))));
