import { assemble } from './assembler.ts';
import { hammingFunction } from '../hamming/hamming-code.ts';
import { lumaFunction } from '../luma/luma-code.ts';
import { horizontalFunction, verticalFunction } from '../resize/resize-code.ts';

/** The kernels in WebAssembly SIMD, and their memory. Arguments are byte addresses and lengths. */
export interface Simd {
  readonly vertical: (
    src: number,
    rowBytes: number,
    weights: number,
    weightsEnd: number,
    dst: number,
    dstEnd: number,
  ) => void;
  readonly horizontal: (
    row: number,
    spans: number,
    spansEnd: number,
    out: number,
    channels: number,
    pitch: number,
  ) => void;
  readonly luma3: (src: number, dst: number, dstEnd: number, doubts: number) => number;
  readonly luma4: (src: number, dst: number, dstEnd: number, doubts: number) => number;
  readonly near8: (left: number, right: number, rightEnd: number, limit: number, hits: number) => number;
  readonly memory: WebAssembly.Memory;
}

const PAGE = 65_536;
let instance: Simd | null | undefined;

function instantiate(): Simd | null {
  try {
    const bytes = assemble([
      verticalFunction(),
      horizontalFunction(),
      lumaFunction(3),
      lumaFunction(4),
      hammingFunction(),
    ]);
    return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as unknown as Simd;
  } catch {
    // No SIMD, or a policy that forbids WebAssembly: the scalar kernels give the same bits.
    return null;
  }
}

/** The kernels with at least `bytes` of memory; null where there is no WebAssembly SIMD. Contents do not last between calls. */
export function simdWith(bytes: number): Simd | null {
  if (instance === undefined) instance = instantiate();
  if (instance === null) return null;
  const missing = bytes - instance.memory.buffer.byteLength;
  if (missing > 0) instance.memory.grow(Math.ceil(missing / PAGE));
  return instance;
}
