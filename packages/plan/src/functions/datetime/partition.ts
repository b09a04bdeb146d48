import type { DataType, DataTypeKind } from '@pixelframe/columnar';
import { DataType as T } from '@pixelframe/columnar';
import type { FunctionDefinition } from '../define.ts';
import { ofColumn, requireKind } from './temporal-types.ts';

const partition = (unit: string, kinds: readonly DataTypeKind[], type: DataType, expected: string, doc: string) => {
  const name = `partition${unit}`;
  return ofColumn(
    name,
    `partition_${unit.toLowerCase()}`,
    (args) => {
      requireKind(name, args, kinds, expected);
      return type;
    },
    type.kind === 'date' ? 'Date' : 'number',
    `${expected[0]!.toUpperCase()}${expected.slice(1)}.`,
    `${doc}, in UTC whatever the time zone of the column: the partition transform of Iceberg.`,
    `df.select(col('at').${name}())`,
  );
};

const DATED = ['date', 'timestamp'] as const;

export const partitionDays: FunctionDefinition = partition('Days', DATED, T.date(), 'a Date or Timestamp', 'The date');
export const partitionHours: FunctionDefinition = partition(
  'Hours',
  ['timestamp'],
  T.int32(),
  'a Timestamp',
  'Whole hours since 1970',
);
export const partitionMonths: FunctionDefinition = partition(
  'Months',
  DATED,
  T.int32(),
  'a Date or Timestamp',
  'Months since January 1970',
);
export const partitionYears: FunctionDefinition = partition(
  'Years',
  DATED,
  T.int32(),
  'a Date or Timestamp',
  'Years since 1970',
);
