import * as aggregate from './aggregate/index.ts';
import * as binary from './binary/index.ts';
import * as datetime from './datetime/index.ts';
import * as distance from './distance-family.ts';
import * as image from './image-family.ts';
import * as json from './json/index.ts';
import * as list from './list/index.ts';
import * as misc from './misc/index.ts';
import * as model from './model/index.ts';
import * as numeric from './numeric/index.ts';
import { registerFunctions } from './registry.ts';
import * as string from './string/index.ts';
import * as window from './window/index.ts';

const FAMILIES = {
  aggregate,
  binary,
  datetime,
  distance,
  image,
  json,
  list,
  misc,
  model,
  numeric,
  string,
  window,
} as const;

/** Makes every function known: who writes plans may use any of them, at once. */
export function registerAllFunctions(): void {
  for (const family of Object.keys(FAMILIES) as (keyof typeof FAMILIES)[]) {
    registerFunctions(family, FAMILIES[family]);
  }
}
