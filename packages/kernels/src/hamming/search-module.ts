import { assemble } from '../simd/assembler.ts';
import { probeFunction } from './probe-code.ts';
import { scanFunction } from './scan-code.ts';

/** The compiled search over rows of so many 64-bit words, and its memory. Arguments are byte addresses. */
export interface SearchModule {
  readonly probe: (left: number, leftEnd: number, told: number, hits: number, hitsEnd: number) => number;
  readonly scan: (left: number, rows: number, right: number, rightEnd: number, limit: number, hits: number) => number;
  readonly memory: WebAssembly.Memory;
}

/** Wider rows are searched without WebAssembly: the loops over their words are unrolled. */
const MOST_WORDS = 64;
const modules = new Map<string, WebAssembly.Module | null>();

/** 64-bit words of a row. */
export const rowWords = (width: number): number => Math.ceil(width / 8);

/**
 * A fresh instance with a memory of its own.
 *
 * @returns null for rows of more than 512 bytes, and where there is no WebAssembly
 */
export function instantiateSearch(width: number, maxDistance: number): SearchModule | null {
  const module = moduleFor(rowWords(width), maxDistance);
  return module === null ? null : (new WebAssembly.Instance(module).exports as unknown as SearchModule);
}

/** Whether `instantiateSearch` answers a search. */
export const canSearch = (width: number, maxDistance: number): boolean =>
  moduleFor(rowWords(width), maxDistance) !== null;

function moduleFor(words: number, maxDistance: number): WebAssembly.Module | null {
  if (words > MOST_WORDS) return null;
  const few = dismissingWords(words, maxDistance);
  const key = `${words} ${few}`;
  let module = modules.get(key);
  if (module === undefined) {
    module = compile(words, few);
    modules.set(key, module);
  }
  return module;
}

function compile(words: number, few: number): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(assemble([probeFunction(words), scanFunction(words, few)]));
  } catch {
    // A policy that forbids WebAssembly: the loop in TypeScript finds the same pairs.
    return null;
  }
}

/** Words after which all but some 2 % of random rows are too far: their mean distance less twice the deviation is. */
export function dismissingWords(words: number, maxDistance: number): number {
  for (let few = 1; few < Math.min(words, 4); few++) {
    if (maxDistance <= 32 * few - 8 * Math.sqrt(few)) return few;
  }
  return Math.min(words, 4);
}
