import { DataType as T } from '@pixelframe/columnar';
import type { FunctionDefinition } from '../define.ts';
import { ofColumn, requireKind } from './temporal-types.ts';

const total = (unit: string): FunctionDefinition => {
  const name = `total${unit[0]!.toUpperCase()}${unit.slice(1)}`;
  return ofColumn(
    name,
    `total_${unit}`,
    (args) => {
      requireKind(name, args, ['duration'], 'a Duration');
      return T.int64();
    },
    'number',
    'A Duration.',
    `The whole duration in ${unit}, rounded towards zero.`,
    `df.select(col('took').${name}())`,
  );
};

export const totalDays = total('days');
export const totalHours = total('hours');
export const totalMinutes = total('minutes');
export const totalSeconds = total('seconds');
export const totalMilliseconds = total('milliseconds');
export const totalMicroseconds = total('microseconds');
export const totalNanoseconds = total('nanoseconds');
