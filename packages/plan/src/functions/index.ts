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
import * as resize from './resize-image.ts';
import * as turn from './turn-image.ts';
import { download } from './url.ts';

const isDefinition = (value: unknown): value is FunctionDefinition =>
  typeof value === 'object' && value !== null && 'infer' in value;

/** Every function, in the order of their names. */
export const FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map(
  [
    arithmetic,
    comparison,
    boolean,
    get,
    { download, decodeImage, encodeImage, convertImage },
    resize,
    crop,
    turn,
    tensor,
    attributes,
    files,
    hash,
    hashDistance,
    distance,
  ]
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
