export { convertPixels } from './convert/convert.ts';
export { clusterIds, type Clusters } from './clusters/cluster-ids.ts';
export { equalGroups, type EqualGroups } from './clusters/equal-groups.ts';
export { UnionFind } from './clusters/union-find.ts';
export { hammingDistance, hammingPairs, hammingSelfPairs } from './hamming/hamming.ts';
export type { LeftRange, PairRange } from './hamming/arguments.ts';
export { createHammingIndex, type HammingIndex, type HammingIndexOptions } from './hamming/hamming-index.ts';
export { hammingTopK, type HammingNeighbors } from './hamming/hamming-top-k.ts';
export { releaseHammingIndex } from './hamming/loaded-index.ts';
export { searchHamming } from './hamming/search-hamming.ts';
export type { HammingPairs } from './hamming/pair-list.ts';
export { imageHash, imageMultiHash } from './hash/image-hash.ts';
export { multiHashDistance, type MultiHashOptions } from './hash/multi-hash-distance.ts';
export { checkHash, givesMultiHash, hashBytes, type HashCompat, type HashMethod, type HashSpec } from './hash/spec.ts';
export { luma } from './luma/luma.ts';
export { normalize, type NormalizeOptions, type TensorLayout } from './normalize/normalize.ts';
export { packPixels, type PixelMode, type Pixels } from './pixels.ts';
export type { ImageProgram, ImageStep, KeptTensors, ProgramSource, StepResult } from './program/program.ts';
export { runImageProgram } from './program/run-program.ts';
export { stepSize } from './program/step-size.ts';
export { cropPixels } from './crop/crop.ts';
export { resize } from './resize/resize.ts';
export type { ResizeCompat, ResizeFilter, ResizeFit, ResizeOptions } from './resize/resize-options.ts';
export { imageStats, type ImageStats } from './stats/image-stats.ts';
export type { Box } from './view.ts';
export {
  cosineDistance,
  cosineSimilarity,
  dotProduct,
  euclideanDistance,
  type VectorRows,
} from './vectors/distances.ts';
export type { VectorMetric } from './vectors/metric.ts';
export { searchVectors, vectorPairs, type VectorPairs } from './vectors/vector-pairs.ts';
export type { Neighbors } from './vectors/nearest.ts';
export { vectorTopK } from './vectors/vector-top-k.ts';
export { requestGpu, type GpuInfo, type GpuRequest } from './gpu/request.ts';
export type { GpuRuntime } from './gpu/runtime.ts';
export type { RunOptions } from './gpu/compute-device.ts';
export { minhash, permutationsOf, type HashBytes, type Permutations } from './text-hash/minhash.ts';
export { murmur3 } from './text-hash/murmur3.ts';
export { simhash } from './text-hash/simhash.ts';
export { xxh3 } from './text-hash/xxh3.ts';
export { xxh32 } from './text-hash/xxh32.ts';
export { xxh64 } from './text-hash/xxh64.ts';
export { compileWgslExpression } from './wgsl-expression/compile.ts';
export { runWgslExpression } from './wgsl-expression/evaluate.ts';
export { WGSL_ARRAYS } from './wgsl-expression/expression.ts';
export type {
  WgslArray,
  WgslConstant,
  WgslExpression,
  WgslInput,
  WgslStep,
  WgslType,
} from './wgsl-expression/expression.ts';
