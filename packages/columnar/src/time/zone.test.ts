import { describe, expect, test } from 'vitest';
import { firstMoment, localToUtc, offsetName, REPEATED, SKIPPED, zoneOf } from './zone.ts';

const at = (text: string): number => Date.parse(text) / 1000;

/** What Intl shows at a moment, as seconds since 1970. */
function shown(zone: string, utc: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(utc * 1000);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)!.value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) / 1000;
}

describe('offsets', () => {
  test.each(['America/New_York', 'Europe/London', 'Africa/Casablanca', 'Australia/Lord_Howe', 'Asia/Kathmandu'])(
    'of %s are those of Intl from 1800 to 2600',
    (name) => {
      const zone = zoneOf(name);
      const differing: number[] = [];
      // A step that falls on every hour of the day and every part of a span.
      for (let utc = at('1790-01-01T00:00:00Z'); utc < at('2600-01-01T00:00:00Z'); utc += 13_371_337) {
        if (utc > at('1800-01-01T00:00:00Z') && utc + zone.offsetAt(utc) !== shown(name, utc)) differing.push(utc);
      }
      expect(differing).toEqual([]);
    },
  );

  test('change to the second', () => {
    const zone = zoneOf('Europe/Paris');
    const change = at('2024-03-31T01:00:00Z');
    expect([zone.offsetAt(change - 1), zone.offsetAt(change)]).toEqual([3600, 7200]);
  });

  test('are fixed by their spelling', () => {
    expect(zoneOf('-05:30').offsetAt(0)).toBe(-19_800);
    expect(zoneOf('+00:00').offsetAt(0)).toBe(0);
    expect(zoneOf(null).offsetAt(0)).toBe(0);
    expect(zoneOf('z')).toBe(zoneOf(null));
    expect(zoneOf('+0545').offsetAt(0)).toBe(20_700);
  });

  test('are named by minutes', () => {
    expect([0, 90, -90, -330, 720].map(offsetName)).toEqual(['+00:00', '+01:30', '-01:30', '-05:30', '+12:00']);
  });

  test('of a zone that is not there are refused', () => {
    expect(() => zoneOf('Mars/Olympus')).toThrow(RangeError);
  });

  test('have an answer for any number', () => {
    const zone = zoneOf('America/New_York');
    expect(zone.offsetAt(-9.2e18)).toBe(-17_762);
    expect(zone.offsetAt(at('2024-07-01T00:00:00Z') + 12_622_780_800 * 20)).toBe(-14_400);
  });
});

describe('local times', () => {
  const zone = zoneOf('America/New_York');

  test('are one moment, none, or two', () => {
    expect(localToUtc(zone, at('2024-07-01T12:00:00Z'))).toBe(at('2024-07-01T16:00:00Z'));
    expect(localToUtc(zone, at('2024-03-10T01:59:59Z'))).toBe(at('2024-03-10T06:59:59Z'));
    expect(localToUtc(zone, at('2024-03-10T02:00:00Z'))).toBe(SKIPPED);
    expect(localToUtc(zone, at('2024-03-10T03:00:00Z'))).toBe(at('2024-03-10T07:00:00Z'));
    expect(localToUtc(zone, at('2024-11-03T00:59:59Z'))).toBe(at('2024-11-03T04:59:59Z'));
    expect(localToUtc(zone, at('2024-11-03T01:00:00Z'))).toBe(REPEATED);
    expect(localToUtc(zone, at('2024-11-03T02:00:00Z'))).toBe(at('2024-11-03T07:00:00Z'));
  });

  test('of a day that was left out are none', () => {
    expect(localToUtc(zoneOf('Pacific/Apia'), at('2011-12-30T12:00:00Z'))).toBe(SKIPPED);
  });

  test('shown twice are their first moment, and a skipped one is read by the clocks before the change', () => {
    expect(firstMoment(zone, at('2024-07-01T12:00:00Z'))).toBe(at('2024-07-01T16:00:00Z'));
    expect(firstMoment(zone, at('2024-11-03T01:00:00Z'))).toBe(at('2024-11-03T05:00:00Z'));
    expect(firstMoment(zone, at('2024-11-03T02:00:00Z'))).toBe(at('2024-11-03T07:00:00Z'));
    expect(firstMoment(zone, at('2024-03-10T03:00:00Z'))).toBe(at('2024-03-10T07:00:00Z'));
  });
});
