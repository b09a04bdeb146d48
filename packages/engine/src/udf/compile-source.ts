import { UdfError } from '@pixelframe/columnar';
import type { HelperKind, SourceText } from './udf-source.ts';

/** Answers to everything with itself, and counts to nothing. */
function coverageCounters(): unknown {
  const counters: unknown = new Proxy(() => counters, {
    get: (_, key) => (key === Symbol.toPrimitive ? () => 0 : counters),
    set: () => true,
  });
  return counters;
}

const HELPERS: Readonly<Record<HelperKind, () => unknown>> = {
  keepName: () => (target: unknown) => target,
  coverage: coverageCounters,
};

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

/** Makes a function of its text in this thread. `name` is what messages call it. */
export function compileSource({ text, values, functions, globals, helpers }: SourceText, name: string): unknown {
  const missing = globals.filter((known) => !(known in globalThis));
  if (missing.length > 0) {
    throw new UdfError(`${name} reads ${quoted(missing)}, which there is not where it runs.`, {
      hint: "Pass it in { uses }, or run the function on the page with { runOn: 'page' }.",
    });
  }
  const known = new Map<string, unknown>(Object.entries(values));
  for (const [helper, kind] of Object.entries(helpers)) known.set(helper, HELPERS[kind]());
  const parts = [
    '"use strict";',
    ...Object.entries(functions).map(([as, source]) => `const ${as} = ${source};`),
    `return ${text};`,
    '//# sourceURL=pixelframe-udf.js',
  ];
  try {
    return (new Function(...known.keys(), parts.join('\n')) as (...given: readonly unknown[]) => unknown)(
      ...known.values(),
    );
  } catch (cause) {
    if (cause instanceof EvalError) {
      throw new UdfError(
        `${name} cannot be made from its source: the Content-Security-Policy forbids it (script-src without 'unsafe-eval').`,
        {
          hint: `Register it in a worker script of your own, startWorker({ udfs: { ${name} } }), and call udf('${name}', ...); or run it on the page with { runOn: 'page' }.`,
          cause,
        },
      );
    }
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new UdfError(`${name} cannot be made from its source: ${problem}`, { cause });
  }
}
