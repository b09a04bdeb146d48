import type { Column } from '@pixelframe/columnar';
import { civilFromDays, DataType as T, isValid, PER_SECOND, zoneOf } from '@pixelframe/columnar';
import { createSink, reserve } from './byte-sink.ts';
import { DAY, splitInstants, unitOf } from './instants.ts';
import type { Moment } from './time-writer.ts';
import { isoWriter, timeWriter } from './time-writer.ts';

/** Dates, times or timestamps as texts by a format; null stands for ISO 8601. */
export function formatRows(column: Column, format: string | null): Column {
  const { type, length, validity } = column;
  const timezone = type.kind === 'timestamp' ? type.timezone : null;
  const kind = type.kind === 'date' || type.kind === 'time' ? type.kind : 'timestamp';
  const { size, write } = format === null ? isoWriter(kind, timezone !== null) : timeWriter(format);
  const zone = zoneOf(timezone);
  const nanosPerUnit = 1e9 / PER_SECOND[unitOf(type)];
  const { seconds, parts } = splitInstants(column);
  const moment: Moment = { year: 0, month: 0, day: 0, days: Number.NaN, second: 0, nanos: 0, offset: 0 };
  const sink = createSink(Math.min(size, 32) * length);
  const offsets = new Int32Array(length + 1);
  for (let i = 0; i < length; i++) {
    if (isValid(column, i)) {
      moment.offset = zone.offsetAt(seconds[i]!);
      const local = seconds[i]! + moment.offset;
      const days = Math.floor(local / DAY);
      moment.second = local - days * DAY;
      moment.nanos = parts[i]! * nanosPerUnit;
      if (days !== moment.days) {
        moment.days = days;
        civilFromDays(days, moment);
      }
      reserve(sink, size);
      write(sink, moment);
    }
    offsets[i + 1] = sink.at;
  }
  return { type: T.string(), length, validity, values: sink.bytes.slice(0, sink.at), offsets, children: [] };
}
