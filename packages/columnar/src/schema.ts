import type { Field } from './data-type.ts';
import { sameType, typeName } from './data-type.ts';
import { closestName } from './closest-name.ts';
import { PlanError } from './errors.ts';

/** Ordered, uniquely named fields. */
export interface Schema {
  readonly fields: readonly Field[];
}

export function schema(fields: readonly Field[]): Schema {
  if (!Array.isArray(fields)) {
    throw new PlanError('schema: expected a list of fields.', {
      hint: "Write schema([{ name: 'a', type: DataType.int64() }]).",
    });
  }
  const seen = new Set<string>();
  for (const field of fields) {
    if (seen.has(field.name)) {
      throw new PlanError(`Column "${field.name}" appears twice.`, { hint: 'Rename one with .alias(name).' });
    }
    seen.add(field.name);
  }
  return Object.freeze({ fields: Object.freeze([...fields]) });
}

export const columnNames = (s: Schema): string[] => s.fields.map((field) => field.name);

export function fieldIndex(s: Schema, name: string): number {
  return s.fields.findIndex((field) => field.name === name);
}

/** The field called `name`, or a PlanError that lists what there is. */
export function findField(s: Schema, name: string): Field {
  const field = s.fields.find((candidate) => candidate.name === name);
  if (field === undefined) {
    const names = columnNames(s);
    const nearest = closestName(name, names);
    throw new PlanError(`Column "${name}" not found. Available: ${names.join(', ') || '(none)'}.`, {
      column: name,
      ...(nearest === null ? {} : { hint: `Did you mean "${nearest}"?` }),
    });
  }
  return field;
}

export function sameSchema(a: Schema, b: Schema): boolean {
  return (
    a.fields.length === b.fields.length &&
    a.fields.every((field, i) => {
      const other = b.fields[i];
      return other !== undefined && field.name === other.name && sameType(field.type, other.type);
    })
  );
}

/** One `name: Type` per field, for messages and `explain()`. */
export const describeSchema = (s: Schema): string =>
  s.fields.map((field) => `${field.name}: ${typeName(field.type)}`).join(', ');
