import type { DataType } from './data-type.ts';
import { storageType } from './data-type.ts';
import { PlanError } from './errors.ts';
import type { Schema } from './schema.ts';

function holdsObjects(type: DataType): boolean {
  const storage = storageType(type);
  switch (storage.kind) {
    case 'object':
      return true;
    case 'list':
    case 'fixedSizeList':
      return holdsObjects(storage.item);
    case 'struct':
      return storage.fields.some((field) => holdsObjects(field.type));
    default:
      return false;
  }
}

/** PlanError naming the first column with JavaScript objects in it: no file format or Arrow type holds those. */
export function refuseObjects(schema: Schema, what: string): void {
  const field = schema.fields.find(({ type }) => holdsObjects(type));
  if (field === undefined) return;
  throw new PlanError(`${what} cannot hold "${field.name}", a column of JavaScript objects.`, {
    column: field.name,
    hint: `Leave it out with .exclude('${field.name}').`,
  });
}
