const FIXED = /^([+-])(\d\d):?(\d\d)$/;
const QUARTER = 900;

/** Seconds east of Greenwich that clocks of a zone show at a moment (seconds since 1970). */
export type ZoneOffset = (seconds: number) => number;

/** By the host's time zone rules; clocks are changed on quarters of an hour, so each quarter is asked about once. */
export function zoneOffset(timezone: string): ZoneOffset {
  if (/^(?:UTC|Z)$/i.test(timezone)) return () => 0;
  const fixed = FIXED.exec(timezone);
  if (fixed !== null) {
    const offset = (Number(fixed[2]) * 3600 + Number(fixed[3]) * 60) * (fixed[1] === '-' ? -1 : 1);
    return () => offset;
  }
  const format = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' });
  const known = new Map<number, number>();
  return (seconds) => {
    const quarter = Math.floor(seconds / QUARTER);
    let offset = known.get(quarter);
    if (offset === undefined) {
      offset = offsetOf(format, quarter * QUARTER * 1000);
      known.set(quarter, offset);
    }
    return offset;
  };
}

/** Of `GMT`, `GMT+05:30` or `GMT-00:01:15`. */
function offsetOf(format: Intl.DateTimeFormat, millis: number): number {
  const name = format.formatToParts(millis).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes, seconds = '0'] = /([+-])(\d+):(\d+)(?::(\d+))?/.exec(name) ?? [];
  if (sign === undefined) return 0;
  const offset = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return sign === '-' ? -offset : offset;
}

/** The moment at which clocks of a zone show `local` seconds; of two such moments the earlier. */
export function localToMoment(offsetAt: ZoneOffset, local: number): number {
  // The offset of a day before, then that of the moment it leads to: right on both sides of a change.
  const early = local - offsetAt(local - 86_400);
  if (early + offsetAt(early) === local) return early;
  return local - offsetAt(early);
}
