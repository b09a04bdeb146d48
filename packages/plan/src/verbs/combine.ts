import type { Schema } from '@pixelframe/columnar';
import { columnNames, DataType as T, describeSchema, PlanError, sameType, typeName } from '@pixelframe/columnar';
import { alias, cast, column } from '../expr.ts';
import { lit } from '../literal.ts';
import type { Plan } from '../plan.ts';
import { project, schemaOf } from '../plan.ts';
import { supertype } from '../supertype.ts';
import { distinct } from './distinct.ts';

const concatOf = (inputs: readonly Plan[]): Plan =>
  Object.freeze({
    kind: 'concat',
    inputs: Object.freeze(inputs.flatMap((input) => (input.kind === 'concat' ? input.inputs : [input]))),
  });

const sameSchema = (a: Schema, b: Schema): boolean =>
  a.fields.length === b.fields.length &&
  a.fields.every((field, i) => field.name === b.fields[i]!.name && sameType(field.type, b.fields[i]!.type));

/** The rows of one table, then those of the other; names and types must be the same. */
export function concat(left: Plan, right: Plan): Plan {
  const [a, b] = [schemaOf(left), schemaOf(right)];
  if (!sameSchema(a, b)) {
    throw new PlanError(`concat: the columns differ: ${describeSchema(a)} and ${describeSchema(b)}.`, {
      hint: 'Use unionAllByName, or select and cast the same columns on both sides.',
    });
  }
  return concatOf([left, right]);
}

/** Both sides with the left's names and, column by column, a common type. */
function aligned(verb: string, left: Plan, right: Plan): [Plan, Plan] {
  const [a, b] = [schemaOf(left), schemaOf(right)];
  if (a.fields.length !== b.fields.length) {
    throw new PlanError(`${verb}: ${a.fields.length} columns on the left and ${b.fields.length} on the right.`, {
      hint: `The left has ${columnNames(a).join(', ')}; the right ${columnNames(b).join(', ')}.`,
    });
  }
  const types = a.fields.map((field, i) => {
    const other = b.fields[i]!;
    const common = supertype(field.type, other.type);
    if (common === null) {
      throw new PlanError(
        `${verb}: column "${field.name}" is ${typeName(field.type)} on the left and ${typeName(other.type)} on the right.`,
        { column: field.name, hint: 'Convert one side with .cast(type).' },
      );
    }
    return common;
  });
  const side = (plan: Plan, fields: Schema['fields']): Plan => {
    if (fields.every((field, i) => field.name === a.fields[i]!.name && sameType(field.type, types[i]!))) return plan;
    return project(
      plan,
      fields.map((field, i) => {
        const read = column(field.name);
        return alias(sameType(field.type, types[i]!) ? read : cast(read, types[i]!), a.fields[i]!.name);
      }),
    );
  };
  return [side(left, a.fields), side(right, b.fields)];
}

/** Both sides with the columns of either, by name; what one has not is null there. */
function alignedByName(verb: string, left: Plan, right: Plan): [Plan, Plan] {
  const [a, b] = [schemaOf(left), schemaOf(right)];
  const names = [...new Set([...columnNames(a), ...columnNames(b)])];
  const typeIn = (s: Schema, name: string): T | null => s.fields.find((field) => field.name === name)?.type ?? null;
  const side = (plan: Plan, own: Schema): Plan =>
    project(
      plan,
      names.map((name) => {
        if (typeIn(own, name) !== null) return column(name);
        const type = typeIn(a, name) ?? typeIn(b, name)!;
        return alias(cast(lit(null), type), name);
      }),
    );
  return aligned(verb, side(left, a), side(right, b));
}

export interface UnionOptions {
  /** Columns meet by name instead of by position. */
  readonly byName: boolean;
  /** Keeps rows that are there several times. */
  readonly all: boolean;
}

/** The rows of both sides. */
export function union(verb: string, left: Plan, right: Plan, { byName, all }: UnionOptions): Plan {
  const both = concatOf((byName ? alignedByName : aligned)(verb, left, right));
  return all ? both : distinct(both, []);
}

/** Left rows that are (intersect), or are not (except), among the right rows; without `all` each once. */
export function setOperation(
  verb: string,
  left: Plan,
  right: Plan,
  operation: 'intersect' | 'except',
  all: boolean,
): Plan {
  const [a, b] = aligned(verb, left, right);
  return Object.freeze({ kind: 'setOperation', left: a, right: b, operation, all });
}
