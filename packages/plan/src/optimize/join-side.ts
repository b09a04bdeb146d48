import { columnNames } from '@pixelframe/columnar';
import { column } from '../expr.ts';
import type { Plan, PlanOf } from '../plan.ts';
import { schemaOf } from '../plan.ts';
import { freshNames } from '../verbs/columns.ts';

/** Rows of a source, where they are known before it is read. */
export type SourceRows = (source: PlanOf<'source'>) => number | null;

export interface JoinSideLimits {
  /** The right side has this many times the rows of the left. */
  readonly factor: number;
  /** And at least so many. */
  readonly least: number;
}

const LIMITS: JoinSideLimits = { factor: 8, least: 100_000 };

/** No more rows than these come out; null: not known. */
function atMost(plan: Plan, rows: SourceRows): number | null {
  switch (plan.kind) {
    case 'source':
      return rows(plan);
    case 'limit': {
      const input = atMost(plan.input, rows);
      return input === null ? plan.limit : Math.min(plan.limit, input);
    }
    case 'project':
    case 'filter':
    case 'sort':
    case 'distinct':
    case 'aggregate':
    case 'window':
    case 'rowNumber':
      return atMost(plan.input, rows);
    default:
      return null;
  }
}

/** At least these come out; null: not known. */
function atLeast(plan: Plan, rows: SourceRows): number | null {
  switch (plan.kind) {
    case 'source':
      return plan.predicates.length === 0 ? rows(plan) : null;
    case 'project':
    case 'window':
    case 'rowNumber':
      return atLeast(plan.input, rows);
    case 'sort':
      return plan.limit === null ? atLeast(plan.input, rows) : null;
    default:
      return null;
  }
}

/**
 * An inner join whose left side is much the smaller one collects that side and streams the other through it; a sort by
 * the left row's number brings the rows back into their order. The large side is then neither held nor copied to every
 * worker.
 */
export const joinSide =
  (rows: SourceRows, { factor, least }: JoinSideLimits = LIMITS) =>
  (plan: Plan): Plan => {
    if (plan.kind !== 'join' || plan.how !== 'inner') return plan;
    const [small, large] = [atMost(plan.left, rows), atLeast(plan.right, rows)];
    if (small === null || large === null || large < least || large < small * factor) return plan;
    const taken = [plan, plan.left, plan.right].flatMap((side) => columnNames(schemaOf(side)));
    const [row] = freshNames(taken, 1, 'row') as [string];
    const swapped: Plan = Object.freeze({
      kind: 'join',
      how: 'inner',
      left: plan.right,
      right: Object.freeze({ kind: 'rowNumber', input: plan.left, name: row }),
      leftOn: plan.rightOn,
      rightOn: plan.leftOn,
      output: Object.freeze([
        ...plan.output.map((output) => ({
          ...output,
          side: output.side === 'left' ? ('right' as const) : ('left' as const),
        })),
        { side: 'right' as const, column: row, name: row },
      ]),
    });
    const order = { keys: [row], desc: [false], nullsFirst: [false] };
    const sorted: Plan = Object.freeze({ kind: 'sort', input: swapped, order, limit: null });
    const kept = plan.output.map(({ name }) => column(name));
    return Object.freeze({ kind: 'project', input: sorted, exprs: Object.freeze(kept) });
  };
