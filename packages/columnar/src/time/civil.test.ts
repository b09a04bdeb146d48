import { describe, expect, test } from 'vitest';
import { civilFromDays, daysFromCivil, daysOfDate, isoWeek, isoYear, weekdayOf, weekFrom } from './civil.ts';

const DAY_MS = 86_400_000;
const civil = { year: 0, month: 0, day: 0 };

describe('the calendar', () => {
  test('agrees with Date on every day of 800 years around the first, and of 20 millennia at large', () => {
    const differing: number[] = [];
    const check = (days: number): void => {
      const date = new Date(days * DAY_MS);
      civilFromDays(days, civil);
      const same =
        civil.year === date.getUTCFullYear() &&
        civil.month === date.getUTCMonth() + 1 &&
        civil.day === date.getUTCDate() &&
        (weekdayOf(days) + 1) % 7 === date.getUTCDay() &&
        daysFromCivil(civil.year, civil.month, civil.day) === days;
      if (!same) differing.push(days);
    };
    for (let days = -865_000; days < -573_000; days++) check(days);
    for (let days = -4_000_000; days < 4_000_000; days += 997) check(days);
    expect(differing).toEqual([]);
  });

  test('has no other dates', () => {
    expect(daysOfDate(2024, 2, 29)).toBe(19_782);
    expect([daysOfDate(2023, 2, 29), daysOfDate(2024, 13, 1), daysOfDate(2024, 1, 0)]).toEqual([null, null, null]);
    expect([daysOfDate(262_143, 1, 1), daysOfDate(Number.NaN, 1, 1)]).toEqual([null, null]);
  });

  test.each([
    ['2024-12-30', 2025, 1],
    ['2021-01-03', 2020, 53],
    ['2023-01-01', 2022, 52],
    ['2024-02-29', 2024, 9],
  ])('%s is in the ISO week %i-%i', (text, year, week) => {
    const days = Date.parse(text) / DAY_MS;
    expect([isoYear(days, civil), isoWeek(days, civil)]).toEqual([year, week]);
  });

  test('counts weeks from Sundays or Mondays', () => {
    const newYear = daysFromCivil(2024, 1, 1);
    expect([weekFrom(newYear, 2024, 6), weekFrom(newYear, 2024, 0)]).toEqual([0, 1]);
    expect([weekFrom(newYear + 6, 2024, 6), weekFrom(newYear + 6, 2024, 0)]).toEqual([1, 1]);
  });
});
