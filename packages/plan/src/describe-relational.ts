import { formatFrame, formatSortKeys } from './format-expr.ts';
import { functionDefinition } from './functions/registry.ts';
import type { ColumnCall, Ordering, RelationalPlan, SampleMethod } from './relational.ts';

function describeCall({ fn, args, options, name }: ColumnCall): string {
  const defaults = new Map(functionDefinition(fn).params.map((param) => [param.name, param.default]));
  const given = Object.entries(options)
    .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(defaults.get(key)))
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `${fn}(${[...args, ...given].join(', ')}) as ${name}`;
}

const describeOrder = ({ keys, desc, nullsFirst }: Ordering): string => formatSortKeys(keys, desc, nullsFirst);

function describeSample(method: SampleMethod): string {
  switch (method.kind) {
    case 'size':
      return `${method.rows} rows`;
    case 'fraction':
      return `${method.fraction} of the rows`;
    case 'replacement':
      return `${method.rows ?? `${method.fraction} of the`} rows with replacement`;
    case 'range':
      return `from ${method.from} to ${method.to}${method.by.length === 0 ? '' : ` by ${method.by.join(', ')}`}`;
    case 'shuffle':
      return 'all rows in random order';
  }
}

/** The lines `explain()` prints for an operator over whole tables. */
export function describeRelational<P>(plan: RelationalPlan<P>): string[] {
  switch (plan.kind) {
    case 'aggregate':
      return [
        `Aggregate: ${plan.calls.map(describeCall).join(', ') || '(no aggregates)'}`,
        ...(plan.keys.length === 0 ? [] : [`Group by = ${plan.keys.join(', ')}`]),
      ];
    case 'distinct':
      return [`Distinct: on ${plan.on.join(', ')}`];
    case 'sort':
      return [
        plan.limit === null
          ? `Sort: ${describeOrder(plan.order)}`
          : `TopK: ${plan.limit} by ${describeOrder(plan.order)}`,
      ];
    case 'window':
      return [
        `Window: ${plan.calls.map(describeCall).join(', ')}`,
        ...(plan.partitionBy.length === 0 ? [] : [`Partition by = ${plan.partitionBy.join(', ')}`]),
        ...(plan.order.keys.length === 0 ? [] : [`Order by = ${describeOrder(plan.order)}`]),
        ...(plan.frame === null ? [] : [`Frame = ${formatFrame(plan.frame)}`]),
      ];
    case 'concat':
      return [`Concat: ${plan.inputs.length} inputs`];
    case 'setOperation':
      return [`${plan.operation === 'intersect' ? 'Intersect' : 'Except'}: ${plan.all ? 'all' : 'distinct'}`];
    case 'explode':
      return [
        `Explode: ${plan.columns.join(', ')}`,
        ...(plan.index === null ? [] : [`Index column = ${plan.index}`]),
        ...(plan.ignoreEmptyAndNull ? ['Empty and null lists are left out'] : []),
      ];
    case 'unpivot':
      return [`Unpivot: ${plan.values.join(', ')}`, `Ids = ${plan.ids.join(', ') || '(none)'}`];
    case 'pivot':
      return [
        `Pivot: ${plan.valueColumn} by ${plan.pivotColumn}`,
        `Group by = ${plan.groupBy.join(', ')}`,
        `Names = ${plan.names.join(', ')}`,
      ];
    case 'sample':
      return [`Sample: ${describeSample(plan.method)}, seed ${plan.seed}`];
    case 'mapGroups':
      return [`MapGroups: ${plan.args.join(', ')} as ${plan.name}`, `Group by = ${plan.keys.join(', ')}`];
    case 'rowNumber':
      return [`RowNumber: ${plan.name}`];
    case 'batches':
      return [`Batches: of ${plan.rows} rows`];
    case 'joinAsof': {
      const by = plan.leftBy.map((name, i) => `${name} = ${plan.rightBy[i]!}`);
      return [
        `JoinAsof: ${plan.strategy} on ${plan.leftOn} = ${plan.rightOn}${by.length === 0 ? '' : `, by ${by.join(', ')}`}`,
      ];
    }
  }
}
