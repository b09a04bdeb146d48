import { UdfError } from '@pixelframe/columnar';
import type { FreeName } from './free-names.ts';
import { freeNames } from './free-names.ts';
import type { SyntaxNode } from './syntax-tree.ts';
import { shorthandNames, usesImportMeta } from './syntax-tree.ts';
import type { HelperKind, SourceText } from './udf-source.ts';

/** Minifiers leave a bundler's helper a name no longer than this. */
const SHORT_NAME = 3;

/** Stands for a module whose bindings are imported, in tests that Vite has transformed: `__vi_import_0__.mean`. */
const MODULE_OBJECT = /^__vi(?:te_ssr)?_import_\d+__$/;

type Parse = (text: string) => SyntaxNode;

async function loadParser(): Promise<Parse> {
  const { parse } = await import('acorn');
  return (text) => parse(text, { ecmaVersion: 'latest', sourceType: 'module' }) as unknown as SyntaxNode;
}

/** The text of a function as an expression, and its tree. A method's text is none by itself. */
function expressionOf(
  target: CallableFunction | NewableFunction,
  name: string,
  parse: Parse,
): { text: string; root: SyntaxNode } {
  const source = Function.prototype.toString.call(target);
  if (/\{\s*\[native code\]\s*\}$/.test(source)) {
    throw new UdfError(`${name} is built in or bound: it has no source to send to the workers.`, {
      hint: "Wrap it, as in (x) => Math.sqrt(x), or run it on the page with { runOn: 'page' }.",
    });
  }
  let problem: unknown;
  for (const text of [`(${source}\n)`, `Object.values({ ${source}\n })[0]`]) {
    try {
      return { text, root: parse(text) };
    } catch (error) {
      problem ??= error;
    }
  }
  throw new UdfError(`The source of ${name} cannot be read: ${problem instanceof Error ? problem.message : ''}`, {
    cause: problem,
  });
}

/** What a bundler or a coverage tool has put in, if that is what a name is. */
function helperOf({ name, namesOnly }: FreeName): HelperKind | null {
  if (namesOnly && (name === '__name' || name.length <= SHORT_NAME)) return 'keepName';
  return /^cov_\w+$/.test(name) ? 'coverage' : null;
}

function cloned(value: unknown, as: string, name: string): unknown {
  try {
    return structuredClone(value);
  } catch (cause) {
    throw new UdfError(`${name}: "${as}" in uses cannot be sent to a worker: it is no plain data.`, {
      cause,
      hint: "Pass plain values, typed arrays and functions, or run it on the page with { runOn: 'page' }.",
    });
  }
}

/** What a function reads of its surroundings, or a function that gives it. */
export type UsedValues = Readonly<Record<string, unknown>> | (() => Readonly<Record<string, unknown>>);

/**
 * The names that code has for what is used. `() => ({ mean })` says so itself, also where a minifier has made
 * `() => ({ mean: e })` of it.
 */
function namesInCode(uses: UsedValues, parse: Parse): ReadonlyMap<string, string> {
  if (typeof uses !== 'function') return new Map();
  const { root } = expressionOf(uses, 'uses', parse);
  return new Map(shorthandNames(root));
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

/**
 * All it takes to make a function again in another thread. What it reads of its surroundings must be a global, or be
 * given in `uses`; functions given there come along, with what they read.
 *
 * @throws UdfError naming what is missing, before anything runs
 */
export async function describeSource(
  target: CallableFunction | NewableFunction,
  name: string,
  uses: UsedValues,
): Promise<SourceText> {
  const parse = await loadParser();
  const given = typeof uses === 'function' ? uses() : uses;
  const keys = namesInCode(uses, parse);
  const values: Record<string, unknown> = {};
  const functions: Record<string, string> = {};
  const helpers: Record<string, HelperKind> = {};
  const globals = new Set<string>();
  const asked = new Set<string>();
  const missing = new Set<string>();
  const seen = new Set<string>();
  const modules = new Map<string, ReadonlySet<string>>();

  /** The function's text; those it needs are added before it. */
  const add = (fn: CallableFunction | NewableFunction, what: string): string => {
    const { text, root } = expressionOf(fn, what, parse);
    if (usesImportMeta(root)) {
      throw new UdfError(`${what} reads import.meta, which belongs to its module.`, {
        hint: 'Read it outside, and pass the value in { uses }.',
      });
    }
    for (const free of freeNames(root)) need(free);
    return text;
  };

  const addUsed = (as: string): void => {
    if (seen.has(as)) return;
    seen.add(as);
    const value = given[keys.get(as) ?? as];
    if (typeof value === 'function') functions[as] = add(value as CallableFunction, as);
    else values[as] = cloned(value, as, name);
  };

  const need = (free: FreeName): void => {
    const { name: as, members } = free;
    if (free.asked) asked.add(as);
    const helper = helperOf(free);
    if (Object.hasOwn(given, keys.get(as) ?? as)) addUsed(as);
    else if (MODULE_OBJECT.test(as)) {
      for (const member of members) {
        if (Object.hasOwn(given, member)) addUsed(member);
        else missing.add(member);
      }
      const known = modules.get(as) ?? new Set();
      modules.set(as, new Set([...known, ...members]));
    } else if (helper !== null) helpers[as] = helper;
    else if (as in globalThis) globals.add(as);
    else if (!free.asked) missing.add(as);
  };

  const text = add(target, name);
  if (missing.size > 0) {
    const names = [...missing];
    throw new UdfError(`${name} reads ${quoted(names)}, which it does not declare: workers only have its own source.`, {
      hint: names.every(({ length }) => length <= SHORT_NAME)
        ? `Pass it in { uses }; where a minifier has renamed it, as uses: () => ({ name }). Or run the function on the page with { runOn: 'page' }.`
        : `Pass it in { uses: { ${names.join(', ')} } }, or run the function on the page with { runOn: 'page' }.`,
    });
  }
  for (const [as, members] of modules) functions[as] = `({ ${[...members].join(', ')} })`;
  // What `typeof` asks for may be missing where it runs.
  return { text, values, functions, helpers, globals: [...globals].filter((known) => !asked.has(known)) };
}
