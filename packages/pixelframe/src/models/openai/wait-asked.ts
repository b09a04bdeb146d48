const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of "1s", "6m0s", "20ms", "1h2m3.5s"; null for anything else. */
export function durationMs(text: string): number | null {
  if (!/^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+$/.test(text)) return null;
  let sum = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) sum += Number(amount) * UNITS[unit!]!;
  return sum;
}

function retryAfterMs(text: string, now: number): number | null {
  const seconds = Number(text);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(text) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

/** Until there is room again, by what the server counts; what it has room for is not waited for. */
function resetMs(headers: Headers, what: 'requests' | 'tokens'): number | null {
  const remaining = headers.get(`x-ratelimit-remaining-${what}`);
  const reset = headers.get(`x-ratelimit-reset-${what}`);
  if (reset === null || (remaining !== null && Number(remaining) > 0)) return null;
  return durationMs(reset.trim());
}

/** How long a reply asks to wait, by the most exact of its headers; null where it has none that a page may read. */
export function waitAsked(headers: Headers, now: number): number | null {
  const ms = headers.get('retry-after-ms');
  if (ms !== null && Number(ms) >= 0) return Number(ms);
  const after = headers.get('retry-after');
  const asked = after === null || after.trim() === '' ? null : retryAfterMs(after, now);
  if (asked !== null) return asked;
  const resets = [resetMs(headers, 'requests'), resetMs(headers, 'tokens')].filter((reset) => reset !== null);
  return resets.length === 0 ? null : Math.max(...resets);
}
