import type { Plan } from '../plan.ts';

/** Whether two plans are the same tree of the same nodes: then they give the same rows. */
export function samePlan(left: Plan, right: Plan): boolean {
  // Shared parts are compared once, or a chain of them would be walked a power of two times.
  const known = new Map<object, Set<object>>();
  const same = (a: unknown, b: unknown): boolean => {
    if (Object.is(a, b)) return true;
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
    if (known.get(a)?.has(b) === true) return true;
    if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
    if (a instanceof Date) return Object.is(a.getTime(), (b as Date).getTime());
    const keys = Object.keys(a);
    const equal =
      keys.length === Object.keys(b).length &&
      keys.every(
        (key) =>
          Object.hasOwn(b, key) && same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
      );
    if (equal) known.set(a, (known.get(a) ?? new Set()).add(b));
    return equal;
  };
  return same(left, right);
}
