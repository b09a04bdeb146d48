/** Seconds that the clocks of a time zone are ahead of UTC. */
export interface Zone {
  readonly name: string;
  /** At a moment, in seconds since 1970 UTC. */
  readonly offsetAt: (utc: number) => number;
}

/** The part of the time line between two moments looked up: at most one change of clocks is taken to be in it. */
interface Span {
  readonly before: number;
  readonly after: number;
  /** The first second with the later offset. */
  readonly change: number;
}

/** About 12 days: less than between any two changes of the same zone in our times. */
const SPAN = 2 ** 20;

/** No zone had changed its clocks by 1800; before, offsets stay what they were. */
const FIRST = -5_364_662_400;

/** From 2500 on the years of 2100 to 2499 are repeated: the calendar does, weekdays and today's rules with it. */
const LAST = 16_725_225_600;
const CYCLE = 12_622_780_800;

const fold = (utc: number): number => {
  if (utc < FIRST) return FIRST;
  return utc < LAST ? utc : utc - Math.ceil((utc - LAST + 1) / CYCLE) * CYCLE;
};

/** Reads what clocks show off Intl: the only way there is to the browser's table of time zones. */
function readerOf(name: string): (utc: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (utc) => {
    const [month, day, year, hour, minute, second] = format
      .format(utc * 1000)
      .split(/\D+/)
      .map(Number) as [number, number, number, number, number, number];
    return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - utc;
  };
}

const FIRST_SPAN = Math.floor(FIRST / SPAN);

function createZone(name: string): Zone {
  const read = readerOf(name);
  // Filled as they are asked for, from the first span on.
  const bounds: (number | undefined)[] = [];
  const spans: (Span | undefined)[] = [];
  /** The first second from which on clocks have an offset, between one before it and one after it. */
  const firstWith = (offset: number, from: number, to: number): number => {
    let [low, high] = [from, to];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (read(middle) === offset) high = middle;
      else low = middle;
    }
    return high;
  };
  const spanAt = (index: number): Span => {
    const [start, end] = [(index + FIRST_SPAN) * SPAN, (index + 1 + FIRST_SPAN) * SPAN];
    const before = (bounds[index] ??= read(start));
    const after = (bounds[index + 1] ??= read(end));
    return { before, after, change: before === after ? end : firstWith(after, start, end) };
  };
  return {
    name,
    offsetAt(utc) {
      const moment = fold(utc);
      const index = Math.floor(moment / SPAN) - FIRST_SPAN;
      const span = (spans[index] ??= spanAt(index));
      return moment < span.change ? span.before : span.after;
    },
  };
}

const zones = new Map<string, Zone>();

/** The zone of an IANA name or an offset such as `+02:00`; null is UTC. A RangeError for a name that the host has not. */
export function zoneOf(name: string | null): Zone {
  const key = name === null || /^(?:UTC|Z)$/i.test(name) ? 'UTC' : name;
  let zone = zones.get(key);
  if (zone === undefined) {
    const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(key) ?? (key === 'UTC' ? [key, '+', '0', '0'] : []);
    const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
    zone = sign === undefined ? createZone(key) : { name: key, offsetAt: () => offset };
    zones.set(key, zone);
  }
  return zone;
}

export const isUtc = (zone: Zone): boolean => zone.name === 'UTC';

/** Why a local time is no one moment: clocks skip it, or show it twice. */
export const SKIPPED = Number.NaN;
export const REPEATED = Infinity;

/** Seconds since 1970 UTC when the clocks show a local time, or {@link SKIPPED} or {@link REPEATED}. */
export function localToUtc(zone: Zone, local: number): number {
  // No clock is a day away from UTC: these are before and after any change that could matter.
  const before = zone.offsetAt(local - 86_400);
  const after = zone.offsetAt(local + 86_400);
  const early = local - before;
  if (before === after) return early;
  const late = local - after;
  const earlyHolds = zone.offsetAt(early) === before;
  const lateHolds = zone.offsetAt(late) === after;
  if (earlyHolds && lateHolds) return REPEATED;
  return earlyHolds ? early : lateHolds ? late : SKIPPED;
}

/** Seconds since 1970 UTC when the clocks first show a local time; one they skip is read as if they had not changed yet. */
export function firstMoment(zone: Zone, local: number): number {
  const early = local - zone.offsetAt(local - 86_400);
  return zone.offsetAt(early) === local - early ? early : local - zone.offsetAt(early);
}

/** How Daft spells an offset, in minutes east of Greenwich: `+02:00`; `+00:00` for UTC. */
export function offsetName(minutes: number): string {
  const size = Math.trunc(Math.abs(minutes));
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.trunc(size / 60))}:${two(size % 60)}`;
}
