import { bytesAt } from '../binary.ts';
import type { Column } from '../column.ts';
import { getBit, isValid } from '../column.ts';
import { isFixedShapeImage } from '../data-type.ts';
import { formatDecimal, readDecimal } from '../decimal.ts';
import { halfValue } from '../half-float.ts';
import { stringAt } from '../strings.ts';
import { embeddingAt, tensorAt } from '../tensor.ts';
import { describeValue } from '../value-source.ts';
import { bytesText } from './bytes-text.ts';
import { floatText } from './float-text.ts';
import { sparkline } from './sparkline.ts';
import { dateText, durationText, timestampText, timeText } from './temporal-text.ts';

/** One value as Daft prints it in a table, untruncated; structs span lines. */
export function formatValue(column: Column, row: number): string {
  if (!isValid(column, row)) return 'None';
  const { type } = column;
  switch (type.kind) {
    case 'bool':
      return String(getBit(column.values as Uint8Array, row));
    case 'float16':
      return floatText(halfValue(column.values![row] as number), true);
    case 'float32':
    case 'float64':
      return floatText(column.values![row] as number, type.kind === 'float32');
    case 'string':
      return stringAt(column, row);
    case 'binary':
    case 'fixedSizeBinary':
      return bytesText(bytesAt(column, row)!);
    case 'decimal':
      return formatDecimal(readDecimal(column.values as Uint8Array, row), type.scale);
    case 'date':
      return dateText(column.values![row] as number);
    case 'time':
      return timeText(type.unit, column.values![row] as bigint);
    case 'timestamp':
      return timestampText(type.unit, column.values![row] as bigint, type.timezone);
    case 'duration':
      return durationText(type.unit, column.values![row] as bigint);
    case 'list':
      return listText(column.children[0]!, column.offsets![row]!, column.offsets![row + 1]!);
    case 'fixedSizeList':
      return listText(column.children[0]!, row * type.size, (row + 1) * type.size);
    case 'struct':
      return `{${type.fields.map((field, i) => `${field.name}: ${formatValue(column.children[i]!, row)},\n`).join('')}}`;
    case 'map':
      return mapText(column, row);
    case 'image':
      return isFixedShapeImage(type) ? '<FixedShapeImage>' : '<Image>';
    case 'tensor':
      return type.shape === null ? `<Tensor shape=(${tensorAt(column, row)!.shape.join(', ')})>` : '<FixedShapeTensor>';
    case 'object':
      return objectText(column.objects![row]);
    case 'embedding':
      return sparkline(embeddingAt(column, row)!);
    default:
      return String(column.values![row]);
  }
}

/** What `String` says of a value, or its fields where that is only `[object Object]`. */
function objectText(value: unknown): string {
  const text = String(value);
  return text.startsWith('[object') ? describeValue(value) : text;
}

function listText(items: Column, start: number, end: number): string {
  const texts: string[] = [];
  for (let i = start; i < end; i++) texts.push(formatValue(items, i));
  return `[${texts.join(', ')}]`;
}

function mapText(column: Column, row: number): string {
  const [keys, values] = column.children[0]!.children as [Column, Column];
  const quote = keys.type.kind === 'string' ? '"' : '';
  const texts: string[] = [];
  for (let i = column.offsets![row]!; i < column.offsets![row + 1]!; i++) {
    texts.push(`${quote}${formatValue(keys, i)}${quote}: ${formatValue(values, i)}`);
  }
  return `{${texts.join(', ')}}`;
}
