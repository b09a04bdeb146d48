/** Conversions of chrono's strftime: an optional padding for those that print a number, or one of the others. */
const CONVERSION = /^%(?:[-_0]?[YCyqmdeUWGgVjHkIlMSfswu]|[bBhaADxFvPpRTXrcnt%Zz+]|:{1,3}z|#z|[369]f|\.[369]?f)/;

const DATE = new Set('YCyqmbBhdeaAwuUWGgVjDxFv');
const TIME = new Set('HkIlPpMSfRTXr');

/**
 * Splits a strftime format into its conversions (`%Y`, `%-d`, `%.3f`, `%:z`) and the text between them. Null where a
 * `%` begins no conversion.
 */
export function timeFormatItems(format: string): string[] | null {
  const items: string[] = [];
  for (let at = 0; at < format.length;) {
    const rest = format.slice(at);
    const found = rest.startsWith('%') ? CONVERSION.exec(rest)?.[0] : /^[^%]+/.exec(rest)?.[0];
    if (found === undefined) return null;
    items.push(found);
    at += found.length;
  }
  return items;
}

/** What a format reads or writes: the parts of a date, of a time of day, the offset of a zone. */
export interface TimeFormatParts {
  readonly date: boolean;
  readonly time: boolean;
  readonly offset: boolean;
  /** The name of a zone, which tells no offset when it is read. */
  readonly zoneName: boolean;
}

/** The parts of a format that {@link timeFormatItems} accepts. */
export function timeFormatParts(format: string): TimeFormatParts {
  const conversions = (timeFormatItems(format) ?? []).filter((item) => item.startsWith('%'));
  const has = (test: (letter: string) => boolean): boolean => conversions.some((item) => test(item.at(-1)!));
  return {
    date: has((letter) => DATE.has(letter) || 'cs+'.includes(letter)),
    time: has((letter) => TIME.has(letter) || 'cs+'.includes(letter)),
    offset: has((letter) => letter === 'z' || letter === '+'),
    zoneName: has((letter) => letter === 'Z'),
  };
}

const KNOWN = 'is no strftime format, such as "%Y-%m-%d %H:%M:%S"';

/** What is wrong with a format to read a text by, or null. */
export const wrongTimeFormat = (value: unknown): string | null =>
  typeof value === 'string' && timeFormatItems(value) !== null ? null : KNOWN;

/** What is wrong with a format to write by, or null: `%#z` can only be read. Null stands for ISO 8601. */
export function wrongOutputFormat(value: unknown): string | null {
  if (value === null) return null;
  return typeof value === 'string' && timeFormatItems(value)?.includes('%#z') === false ? null : KNOWN;
}
