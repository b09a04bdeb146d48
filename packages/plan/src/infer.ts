import type { DataType, Field, Schema } from '@pixelframe/columnar';
import { DataType as T, findField, PlanError, storageType, typeName } from '@pixelframe/columnar';
import { isCastable } from './castable.ts';
import type { Expr } from './expr.ts';
import { exprName } from './expr.ts';
import { functionDefinition } from './functions/registry.ts';
import { branchType } from './supertype.ts';

function commonType(types: readonly DataType[], what: string): DataType {
  return types.reduce((left, right) => {
    const common = branchType(left, right);
    if (common === null) {
      throw new PlanError(`${what}: ${typeName(left)} and ${typeName(right)} have no common type.`, {
        hint: 'Convert one of them with .cast(type).',
      });
    }
    return common;
  }, T.null() as DataType);
}

/** What `element()` is inside a function over the items of this list. */
function itemType(fn: string, { name, type }: Field): DataType {
  const storage = storageType(type);
  if (storage.kind === 'list' || storage.kind === 'fixedSizeList') return storage.item;
  if (type.kind === 'null') return type;
  throw new PlanError(`${fn}(${name}: ${typeName(type)}): expected a list.`, { column: name });
}

/** Name and type of an expression over `schema`; a PlanError for unknown columns and arguments that do not fit. */
export function inferField(expr: Expr, schema: Schema, item: DataType | null = null): Field {
  switch (expr.kind) {
    case 'column':
      return findField(schema, expr.name);
    case 'literal':
      return { name: 'literal', type: expr.type };
    case 'alias':
      return { ...inferField(expr.input, schema, item), name: expr.name };
    case 'cast': {
      const input = inferField(expr.input, schema, item);
      if (!expr.lenient && !isCastable(input.type, expr.type)) {
        throw new PlanError(`Cannot cast "${input.name}" from ${typeName(input.type)} to ${typeName(expr.type)}.`, {
          column: input.name,
        });
      }
      return { name: input.name, type: expr.type };
    }
    case 'when': {
      for (const condition of expr.conditions) {
        const { type } = inferField(condition, schema, item);
        if (type.kind !== 'bool' && type.kind !== 'null') {
          throw new PlanError(`when: the condition is ${typeName(type)}, expected Bool.`);
        }
      }
      const types = [...expr.values, expr.otherwise].map((value) => inferField(value, schema, item).type);
      return { name: exprName(expr), type: commonType(types, 'when') };
    }
    case 'element':
      if (item === null) {
        throw new PlanError('element() stands for the item of a list, and there is no list here.', {
          hint: 'Use it inside listMap or listFilter.',
        });
      }
      return { name: 'element', type: item };
    case 'over': {
      for (const key of [...expr.partitionBy, ...expr.orderBy]) inferField(key, schema, item);
      return inferField(expr.input, schema, item);
    }
    case 'call': {
      const definition = functionDefinition(expr.fn);
      const args: Field[] = [];
      expr.args.forEach((arg, i) => {
        args.push(inferField(arg, schema, i === definition.perItem ? itemType(expr.fn, args[0]!) : item));
      });
      const metadata = definition.metadata?.(expr.options) ?? null;
      return {
        name: exprName(expr),
        type: definition.infer(args, expr.options),
        ...(metadata === null ? {} : { metadata }),
      };
    }
  }
}
