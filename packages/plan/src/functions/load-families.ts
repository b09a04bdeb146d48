import type { FunctionFamily, LazyFamily } from './registry.ts';
import { registerFunctions } from './registry.ts';

const LOADERS: Readonly<Record<LazyFamily, () => Promise<Readonly<Record<string, unknown>>>>> = {
  aggregate: () => import('./aggregate/index.ts'),
  binary: () => import('./binary/index.ts'),
  datetime: () => import('./datetime/index.ts'),
  distance: () => import('./distance-family.ts'),
  image: () => import('./image-family.ts'),
  json: () => import('./json/index.ts'),
  list: () => import('./list/index.ts'),
  misc: () => import('./misc/index.ts'),
  model: () => import('./model/index.ts'),
  numeric: () => import('./numeric/index.ts'),
  string: () => import('./string/index.ts'),
  udf: () => import('./udf.ts'),
  window: () => import('./window/index.ts'),
};

const loaded = new Set<FunctionFamily>();

/** Makes the functions of these families known, where a plan arrives that others have written. */
export async function loadFunctions(families: Iterable<FunctionFamily>): Promise<void> {
  for (const family of families) {
    if (loaded.has(family) || !Object.hasOwn(LOADERS, family)) continue;
    // Who makes calls here may know more of a function than those need who run it.
    registerFunctions(family, await LOADERS[family as LazyFamily](), true);
    loaded.add(family);
  }
}
