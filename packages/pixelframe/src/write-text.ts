import type { DataType, Schema } from '@pixelframe/columnar';
import { PlanError, typeName } from '@pixelframe/columnar';
import type { Expression } from './expression.ts';
import { col } from './col.ts';

/** How dates and timestamps are written, by strftime; default ISO 8601. Those inside lists and structs stay ISO 8601. */
export interface TemporalFormats {
  readonly dateFormat?: string;
  readonly timestampFormat?: string;
}

/** Columns to be written as text of their own, in place of the dates and timestamps they are. */
export function formattedColumns(schema: Schema, formats: TemporalFormats): Record<string, Expression> {
  const columns: Record<string, Expression> = Object.create(null) as Record<string, Expression>;
  for (const { name, type } of schema.fields) {
    const format =
      type.kind === 'date' ? formats.dateFormat : type.kind === 'timestamp' ? formats.timestampFormat : undefined;
    if (format !== undefined) columns[name] = col(name).strftime({ format });
  }
  return columns;
}

/** Whether JSON has a way to write the type. */
function isJson(type: DataType): boolean {
  switch (type.kind) {
    case 'binary':
    case 'fixedSizeBinary':
    case 'image':
    case 'tensor':
    case 'object':
      return false;
    case 'list':
    case 'fixedSizeList':
      return isJson(type.item);
    case 'struct':
      return type.fields.every((field) => isJson(field.type));
    case 'map':
      return type.key.kind === 'string' && isJson(type.value);
    default:
      return true;
  }
}

/** PlanError naming the first column that the format cannot hold; CSV takes bytes, where they are text. */
export function refuseUnwritable(schema: Schema, format: 'CSV' | 'JSON'): void {
  for (const { name, type } of schema.fields) {
    const isBytes = type.kind === 'binary' || type.kind === 'fixedSizeBinary';
    if (isJson(type) || (isBytes && format === 'CSV')) continue;
    const encode = isBytes ? `, or write it as text: col('${name}').encode('base64')` : '';
    throw new PlanError(`${format} cannot hold "${name}", a column of type ${typeName(type)}.`, {
      column: name,
      hint: `Leave it out with .exclude('${name}')${encode}.`,
    });
  }
}
