import { FUNCTIONS, NAMESPACES } from '@pixelframe/plan';

/** Builds a call of a function on the expression it is a method of. */
type Call = (name: string, given: readonly unknown[]) => unknown;

/**
 * Gives a class a method for each function, and Daft's namespaces as getters. The definitions say all there is to say,
 * so a method for each in source would only be more to download; their types are declared in `generated/`.
 */
export function addMethods(prototype: object, call: Call): void {
  for (const { name, free } of FUNCTIONS.values()) {
    if (free === true) continue;
    Object.defineProperty(prototype, name, {
      configurable: true,
      writable: true,
      value(this: unknown, ...given: readonly unknown[]): unknown {
        return call(name, [this, ...given]);
      },
    });
  }
  for (const [namespace, methods] of Object.entries(NAMESPACES)) {
    Object.defineProperty(prototype, namespace, {
      configurable: true,
      get(this: unknown): object {
        const short = Object.entries(methods).map(([as, name]) => [
          as,
          (...given: readonly unknown[]) => call(name, [this, ...given]),
        ]);
        return Object.fromEntries(short) as object;
      },
    });
  }
}
