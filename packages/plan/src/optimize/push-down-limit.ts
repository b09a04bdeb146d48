import type { Plan } from '../plan.ts';

/** Whether a plan gives at most `rows` rows by a limit of its own. */
function isLimited(plan: Plan, rows: number): boolean {
  switch (plan.kind) {
    case 'limit':
      return plan.limit <= rows;
    case 'project':
    case 'download':
    case 'textModel':
    case 'wgsl':
    case 'imageStage':
    case 'rowNumber':
    case 'filter':
      return isLimited(plan.input, rows);
    default:
      return false;
  }
}

/** Only so many first rows; the limit above stays and takes care of the offset. */
const firstRows = (input: Plan, rows: number): Plan =>
  isLimited(input, rows) ? input : Object.freeze({ kind: 'limit', input, limit: rows, offset: 0 });

/**
 * Moves limits below what makes one row of each row, so that only the rows asked for are downloaded and decoded; copies
 * them below what makes at least one of each; limit over limit becomes one.
 */
export function pushDownLimit(plan: Plan): Plan {
  if (plan.kind !== 'limit') return plan;
  const { input } = plan;
  const wanted = plan.offset + plan.limit;
  const bounded = Number.isSafeInteger(wanted);
  switch (input.kind) {
    case 'project':
    case 'download':
    case 'textModel':
    case 'wgsl':
    case 'imageStage':
      return Object.freeze({ ...input, input: pushDownLimit(Object.freeze({ ...plan, input: input.input })) });
    case 'rowNumber':
      if (plan.offset > 0) return plan;
      return Object.freeze({ ...input, input: pushDownLimit(Object.freeze({ ...plan, input: input.input })) });
    case 'limit': {
      const offset = input.offset + plan.offset;
      const limit = Math.max(0, Math.min(plan.limit, input.limit - plan.offset));
      return Object.freeze({ kind: 'limit', input: input.input, limit, offset });
    }
    case 'concat': {
      const inputs = bounded ? input.inputs.map((part) => firstRows(part, wanted)) : input.inputs;
      if (inputs.every((part, i) => part === input.inputs[i])) return plan;
      return Object.freeze({ ...plan, input: Object.freeze({ ...input, inputs: Object.freeze(inputs) }) });
    }
    case 'explode':
      if (!bounded || input.ignoreEmptyAndNull || isLimited(input.input, wanted)) return plan;
      return Object.freeze({ ...plan, input: Object.freeze({ ...input, input: firstRows(input.input, wanted) }) });
    case 'join':
      if (!bounded || input.how !== 'left' || isLimited(input.left, wanted)) return plan;
      return Object.freeze({ ...plan, input: Object.freeze({ ...input, left: firstRows(input.left, wanted) }) });
    default:
      return plan;
  }
}
