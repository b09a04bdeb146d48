import { assemble } from './assembler.ts';
import { luma601Function, lumaFunction } from '../luma/luma-code.ts';
import { laplacianFunction } from '../stats/laplacian-code.ts';
import { horizontalFunction, verticalFunction } from '../resize/float-code.ts';
import { integerHorizontalFunction, integerVerticalFunction } from '../resize/integer-code.ts';
import { premultiplyFunction } from '../resize/premultiply-code.ts';

type IntegerHorizontal = (row: number, spans: number, spansEnd: number, out: number, channels: number) => void;

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
  readonly integerHorizontal1: IntegerHorizontal;
  readonly integerHorizontal3: IntegerHorizontal;
  readonly integerHorizontal4: IntegerHorizontal;
  readonly integerVertical: (
    src: number,
    pitch: number,
    weights: number,
    weightsEnd: number,
    dst: number,
    dstEnd: number,
  ) => void;
  readonly premultiply4: (src: number, dst: number, dstEnd: number) => void;
  readonly luma3: (src: number, dst: number, dstEnd: number, doubts: number) => number;
  readonly luma4: (src: number, dst: number, dstEnd: number, doubts: number) => number;
  readonly rec601of3: (src: number, dst: number, dstEnd: number) => void;
  readonly rec601of4: (src: number, dst: number, dstEnd: number) => void;
  readonly laplacian: (row: number, rowEnd: number, width: number, sums: number) => void;
  readonly memory: WebAssembly.Memory;
}

const PAGE = 65_536;
let instance: Simd | null | undefined;

function instantiate(): Simd | null {
  try {
    const bytes = assemble([
      verticalFunction(),
      horizontalFunction(),
      integerHorizontalFunction(1),
      integerHorizontalFunction(3),
      integerHorizontalFunction(4),
      integerVerticalFunction(),
      premultiplyFunction(),
      lumaFunction(3),
      lumaFunction(4),
      luma601Function(3),
      luma601Function(4),
      laplacianFunction(),
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
