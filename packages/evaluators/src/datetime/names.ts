export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** From Monday on, as weekdays are numbered here. */
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Conversions that stand for a sequence of others. */
export const COMPOUND: Readonly<Record<string, string>> = {
  '%D': '%m/%d/%y',
  '%x': '%m/%d/%y',
  '%F': '%Y-%m-%d',
  '%v': '%e-%b-%Y',
  '%R': '%H:%M',
  '%T': '%H:%M:%S',
  '%X': '%H:%M:%S',
  '%r': '%I:%M:%S %p',
  '%c': '%a %b %e %H:%M:%S %Y',
};
