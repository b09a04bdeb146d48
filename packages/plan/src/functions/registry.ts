import { PlanError } from '@pixelframe/columnar';
import * as arithmetic from './arithmetic.ts';
import * as boolean from './boolean.ts';
import * as comparison from './comparison.ts';
import type { FunctionDefinition } from './define.ts';
import * as get from './get.ts';
import { monotonicallyIncreasingId } from './monotonically-increasing-id.ts';

/** Families that workers load with the first plan that uses one of them. */
export type LazyFamily =
  | 'image'
  | 'distance'
  | 'numeric'
  | 'misc'
  | 'model'
  | 'string'
  | 'json'
  | 'binary'
  | 'list'
  | 'datetime'
  | 'aggregate'
  | 'window'
  | 'udf';

export type FunctionFamily = 'core' | LazyFamily;

const functions = new Map<string, FunctionDefinition>();
const families = new Map<string, FunctionFamily>();

const isDefinition = (value: unknown): value is FunctionDefinition =>
  typeof value === 'object' && value !== null && 'infer' in value;

/** Makes the definitions a module exports known; `keep`: those of names that are known already stay as they are. */
export function registerFunctions(
  family: FunctionFamily,
  exports: Readonly<Record<string, unknown>>,
  keep = false,
): void {
  for (const definition of Object.values(exports)) {
    if (!isDefinition(definition) || (keep && functions.has(definition.name))) continue;
    functions.set(definition.name, definition);
    families.set(definition.name, family);
  }
}

registerFunctions('core', { ...arithmetic, ...comparison, ...boolean, ...get, monotonicallyIncreasingId });

/** Every function that is known here: all of them in a page, in a worker those that its plans use. */
export const FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = functions;

/** The family of a known function. */
export const familyOf = (name: string): FunctionFamily => families.get(name)!;

export function functionDefinition(name: string): FunctionDefinition {
  const definition = functions.get(name);
  if (definition === undefined) throw new PlanError(`There is no function called "${name}".`);
  return definition;
}
