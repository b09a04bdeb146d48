import { PlanError } from '@pixelframe/columnar';
import * as arithmetic from './arithmetic.ts';
import * as boolean from './boolean.ts';
import * as comparison from './comparison.ts';
import { convertImage } from './convert-image.ts';
import * as crop from './crop-image.ts';
import { decodeImage } from './decode-image.ts';
import type { FunctionDefinition } from './define.ts';
import * as distance from './distance.ts';
import { encodeImage } from './encode-image.ts';
import * as get from './get.ts';
import * as hashDistance from './hash-distance.ts';
import * as attributes from './image-attributes.ts';
import * as files from './image-files.ts';
import * as hash from './image-hash.ts';
import * as tensor from './image-tensor.ts';
import { monotonicallyIncreasingId } from './monotonically-increasing-id.ts';
import * as resize from './resize-image.ts';
import * as turn from './turn-image.ts';
import { download } from './url.ts';

/** Families that are known from the start: the optimizer rewrites them. */
const FIRST = {
  core: { ...arithmetic, ...comparison, ...boolean, ...get, monotonicallyIncreasingId },
  image: {
    download,
    decodeImage,
    encodeImage,
    convertImage,
    ...resize,
    ...crop,
    ...turn,
    ...tensor,
    ...attributes,
    ...files,
    ...hash,
  },
  distance: { ...hashDistance, ...distance },
} as const;

/** Families that workers load with the first plan that uses one of them. */
export type LazyFamily =
  | 'numeric'
  | 'misc'
  | 'string'
  | 'json'
  | 'binary'
  | 'list'
  | 'datetime'
  | 'aggregate'
  | 'window';

export type FunctionFamily = keyof typeof FIRST | LazyFamily;

const functions = new Map<string, FunctionDefinition>();
const families = new Map<string, FunctionFamily>();

const isDefinition = (value: unknown): value is FunctionDefinition =>
  typeof value === 'object' && value !== null && 'infer' in value;

/** Makes the definitions a module exports known. */
export function registerFunctions(family: FunctionFamily, exports: Readonly<Record<string, unknown>>): void {
  for (const definition of Object.values(exports)) {
    if (!isDefinition(definition)) continue;
    functions.set(definition.name, definition);
    families.set(definition.name, family);
  }
}

for (const family of ['core', 'image', 'distance'] as const) registerFunctions(family, FIRST[family]);

/** Every function that is known here: all of them in a page, in a worker those that its plans use. */
export const FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = functions;

/** The family of a known function. */
export const familyOf = (name: string): FunctionFamily => families.get(name)!;

export function functionDefinition(name: string): FunctionDefinition {
  const definition = functions.get(name);
  if (definition === undefined) throw new PlanError(`There is no function called "${name}".`);
  return definition;
}
