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
import * as numeric from './numeric/index.ts';
import * as misc from './misc/index.ts';
import * as string from './string/index.ts';
import * as json from './json/index.ts';
import * as binary from './binary/index.ts';
import * as list from './list/index.ts';
import * as datetime from './datetime/index.ts';
import * as aggregate from './aggregate/index.ts';
import * as window from './window/index.ts';

const isDefinition = (value: unknown): value is FunctionDefinition =>
  typeof value === 'object' && value !== null && 'infer' in value;

/** Definitions by family: a family's evaluators are loaded together, the first time a plan uses one of them. */
const FAMILIES = {
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
  numeric,
  misc,
  string,
  json,
  binary,
  list,
  datetime,
  aggregate,
  window,
} as const;

export type FunctionFamily = keyof typeof FAMILIES;

const entries = (Object.keys(FAMILIES) as FunctionFamily[]).flatMap((family) =>
  Object.values<unknown>(FAMILIES[family])
    .filter(isDefinition)
    .map((definition) => ({ family, definition })),
);

// A namespace lists its exports in an order that depends on who loaded the module.
entries.sort((a, b) => (a.definition.name < b.definition.name ? -1 : 1));

/** Every function, in the order of their names. */
export const FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map(
  entries.map(({ definition }) => [definition.name, definition]),
);

const FAMILY_OF: ReadonlyMap<string, FunctionFamily> = new Map(
  entries.map(({ family, definition }) => [definition.name, family]),
);

/** The family of a defined function. */
export const familyOf = (name: string): FunctionFamily => FAMILY_OF.get(name)!;

export function functionDefinition(name: string): FunctionDefinition {
  const definition = FUNCTIONS.get(name);
  if (definition === undefined) throw new PlanError(`There is no function called "${name}".`);
  return definition;
}
