import { PlanError } from '@pixelframe/columnar';
import * as arithmetic from './arithmetic.ts';
import * as boolean from './boolean.ts';
import * as comparison from './comparison.ts';
import type { FunctionDefinition } from './define.ts';
import * as get from './get.ts';
import * as image from './image.ts';
import { download } from './url.ts';

const isDefinition = (value: unknown): value is FunctionDefinition =>
  typeof value === 'object' && value !== null && 'infer' in value;

/** Every function, in the order of their names. */
export const FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map(
  [arithmetic, comparison, boolean, get, image, { download }]
    .flatMap((family) => Object.values(family))
    .filter(isDefinition)
    // A namespace lists its exports in an order that depends on who loaded the module.
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((definition) => [definition.name, definition]),
);

export function functionDefinition(name: string): FunctionDefinition {
  const definition = FUNCTIONS.get(name);
  if (definition === undefined) throw new PlanError(`There is no function called "${name}".`);
  return definition;
}
