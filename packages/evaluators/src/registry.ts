import { PlanError } from '@pixelframe/columnar';
import type { FunctionFamily } from '@pixelframe/plan';
import { loadFunctions } from '@pixelframe/plan';
import * as arithmetic from './arithmetic.ts';
import * as boolean from './boolean.ts';
import * as comparison from './comparison.ts';
import type { Evaluator } from './evaluator.ts';
import { get } from './get.ts';
import { isIn } from './is-in.ts';

type Family = Readonly<Record<string, Evaluator>>;

/** Families that are loaded with the first plan that uses one of them: small queries carry none. */
const LOADERS: Readonly<Partial<Record<FunctionFamily, () => Promise<Family>>>> = {
  distance: async () => ({ ...(await import('./distance.ts')), ...(await import('./hash-distance.ts')) }),
  numeric: () => import('./numeric/index.ts'),
  misc: () => import('./misc/index.ts'),
  string: () => import('./string/index.ts'),
  json: () => import('./json/index.ts'),
  binary: () => import('./binary/index.ts'),
  list: () => import('./list/index.ts'),
  datetime: () => import('./datetime/index.ts'),
};

const evaluators = new Map<string, Evaluator>(Object.entries({ ...arithmetic, ...boolean, ...comparison, get, isIn }));
const families = new Set<FunctionFamily>();

async function loadFamily(family: FunctionFamily): Promise<void> {
  const load = LOADERS[family];
  if (load === undefined || families.has(family)) return;
  for (const [name, evaluator] of Object.entries(await load())) evaluators.set(name, evaluator);
  families.add(family);
}

/** Loads what planning and evaluating functions of these families takes; to be awaited before either. */
export async function loadFamilies(wanted: Iterable<FunctionFamily>): Promise<void> {
  const list = [...wanted];
  await loadFunctions(list);
  for (const family of list) await loadFamily(family);
}

/** Every evaluator by name, all families loaded. */
export async function allEvaluators(): Promise<ReadonlyMap<string, Evaluator>> {
  for (const family of Object.keys(LOADERS) as FunctionFamily[]) await loadFamily(family);
  return evaluators;
}

/** The evaluator of a function; a PlanError where an operator of its own computes it. */
export function evaluatorOf(name: string): Evaluator {
  const evaluator = evaluators.get(name);
  if (evaluator === undefined) {
    throw new PlanError(`${name} is computed by an operator of its own and cannot be evaluated inside an expression.`);
  }
  return evaluator;
}
