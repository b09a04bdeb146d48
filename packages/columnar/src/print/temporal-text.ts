import type { TimeUnit } from '../data-type.ts';
import { floorDiv, MS_PER_DAY, unitsPerSecond } from '../time/units.ts';
import { offsetName, zoneOf } from '../time/zone.ts';

const SECONDS_PER_DAY = 86_400n;

const two = (n: number | bigint): string => String(n).padStart(2, '0');

/** `2020-01-31`; years outside 0 to 9999 with their sign: `-0001-12-31`, `+10000-01-01`. */
export function dateText(days: number): string {
  const date = new Date(days * MS_PER_DAY);
  // A Date ends some 273 000 years from now; the type does not.
  if (Number.isNaN(date.getTime())) return `${days} days since 1970-01-01`;
  const year = date.getUTCFullYear();
  const digits = String(Math.abs(year)).padStart(4, '0');
  const sign = year < 0 ? '-' : year > 9999 ? '+' : '';
  return `${sign}${digits}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

/** Time since midnight: `01:02:03`, with 3, 6 or 9 decimals, the fewest that show it all. */
export function timeText(unit: TimeUnit, value: bigint): string {
  const perSecond = unitsPerSecond(unit);
  const seconds = value / perSecond;
  const clock = `${two(seconds / 3600n)}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)}`;
  const nanos = (value % perSecond) * (1_000_000_000n / perSecond);
  if (nanos === 0n) return clock;
  const decimals = String(nanos).padStart(9, '0');
  const shown = decimals.endsWith('000000') ? 3 : decimals.endsWith('000') ? 6 : 9;
  return `${clock}.${decimals.slice(0, shown)}`;
}

/** `1d 2h 3m 4s 5µs`: whole days, hours, minutes, seconds, then the rest in `unit`; every part carries the sign. */
export function durationText(unit: TimeUnit, value: bigint): string {
  const name = unit === 'us' ? 'µs' : unit;
  const perSecond = unitsPerSecond(unit);
  const seconds = value / perSecond;
  const parts: [bigint, string][] = [
    [seconds / SECONDS_PER_DAY, 'd'],
    [(seconds / 3600n) % 24n, 'h'],
    [(seconds / 60n) % 60n, 'm'],
    [seconds % 60n, 's'],
    [value % perSecond, name],
  ];
  const shown = parts.filter(([amount]) => amount !== 0n).map(([amount, label]) => `${amount}${label}`);
  return shown.join(' ') || `0${name}`;
}

/** `2020-01-31 01:02:03.500`, in the type's time zone and with its offset or abbreviation where it has one. */
export function timestampText(unit: TimeUnit, value: bigint, timezone: string | null): string {
  const perSecond = unitsPerSecond(unit);
  const zone = timezone === null ? null : labelledZone(timezone, Number(floorDiv(value, perSecond)));
  const local = value + BigInt(zone?.offsetSeconds ?? 0) * perSecond;
  const days = floorDiv(local, SECONDS_PER_DAY * perSecond);
  const clock = timeText(unit, local - days * SECONDS_PER_DAY * perSecond);
  return `${dateText(Number(days))} ${clock}${zone === null ? '' : ` ${zone.label}`}`;
}

interface LabelledZone {
  readonly offsetSeconds: number;
  readonly label: string;
}

const SUMMER_1970 = 15_552_000;

function labelledZone(timezone: string, seconds: number): LabelledZone {
  const { offsetAt } = zoneOf(timezone);
  const offsetSeconds = offsetAt(seconds);
  if (/^(?:UTC|Z|[+-]\d\d:?\d\d)$/i.test(timezone)) return { offsetSeconds, label: offsetName(offsetSeconds / 60) };
  // The host's letters begin in 1970: before, the ones of a time with the same offset do.
  const named = [seconds, 0, SUMMER_1970].find(
    (at) => offsetAt(at) === offsetSeconds && abbreviationOf(timezone, at) !== undefined,
  );
  const label = named === undefined ? numericLabel(offsetSeconds) : abbreviationOf(timezone, named)!;
  return { offsetSeconds, label };
}

/** Each locale knows the letters of its own region's zones; elsewhere it says "GMT+9". */
const LOCALES = ['en-US', 'en-GB', 'en-AU', 'en-NZ', 'en-IN', 'en-ZA', 'en-HK', 'ja-JP', 'ko-KR'];

function abbreviationOf(timezone: string, seconds: number): string | undefined {
  for (const locale of LOCALES) {
    const name = new Intl.DateTimeFormat(locale, { timeZone: timezone, timeZoneName: 'short' })
      .formatToParts(seconds * 1000)
      .find((part) => part.type === 'timeZoneName')?.value;
    if (name !== undefined && /^[A-Z]{3,5}$/.test(name)) return name;
  }
  return undefined;
}

/** As the zone database abbreviates zones without letters: `-03`, `+0530`. */
function numericLabel(offsetSeconds: number): string {
  const minutes = Math.abs(Math.trunc(offsetSeconds / 60));
  return `${offsetSeconds < 0 ? '-' : '+'}${two(Math.trunc(minutes / 60))}${minutes % 60 === 0 ? '' : two(minutes % 60)}`;
}
