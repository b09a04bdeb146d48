import { PlanError } from '@pixelframe/columnar';

const OFFSET = /^[+-]([01]\d|2[0-3]):[0-5]\d$/;
const known = new Set<string>(['UTC']);

/** Whether the browser knows this IANA name, or it is an offset such as `+02:00`. */
export function isTimeZone(zone: string): boolean {
  if (known.has(zone) || OFFSET.test(zone)) return true;
  // Some engines take offsets in other spellings, too; a plan has to mean the same everywhere.
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    known.add(new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone).add(zone);
  } catch {
    return false;
  }
  return true;
}

const WRONG = "is no time zone, such as 'UTC', 'Europe/Paris' or '+02:00'";

/** What is wrong with the name of a zone, or null. */
export const wrongZone = (value: unknown): string | null =>
  typeof value === 'string' && isTimeZone(value) ? null : WRONG;

/** As {@link wrongZone}, where null stands for none. */
export const wrongOptionalZone = (value: unknown): string | null => (value === null ? null : wrongZone(value));

/** Throws where a column's own time zone is unknown. */
export function requireKnownZone(name: string, timezone: string | null): void {
  if (timezone !== null && !isTimeZone(timezone)) {
    throw new PlanError(`${name}: the column's time zone '${timezone}' ${WRONG}.`);
  }
}
