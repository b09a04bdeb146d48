import { assemble } from '../simd/assembler.ts';
import { tileFunction } from './tile-code.ts';

/** The compiled comparison of a group of left vectors with right ones; arguments are byte addresses. */
export interface TileModule {
  readonly tile: (
    left: number,
    leftHead: number,
    leftEnd: number,
    leftTerms: number,
    right: number,
    rightEnd: number,
    terms: number,
    hits: number,
  ) => number;
  readonly memory: WebAssembly.Memory;
}

const PAGE = 65_536;
let instance: TileModule | null | undefined;

function instantiate(): TileModule | null {
  for (const fused of [true, false]) {
    const code = assemble([tileFunction(fused)]);
    try {
      return new WebAssembly.Instance(new WebAssembly.Module(code)).exports as unknown as TileModule;
    } catch {
      // No relaxed SIMD; then no SIMD, or a policy that forbids WebAssembly.
    }
  }
  return null;
}

/** The module with at least `bytes` of memory; null where there is none. Contents do not last between steps. */
export function tileModule(bytes: number): TileModule | null {
  if (instance === undefined) instance = instantiate();
  if (instance === null) return null;
  const missing = bytes - instance.memory.buffer.byteLength;
  if (missing > 0) instance.memory.grow(Math.ceil(missing / PAGE));
  return instance;
}
