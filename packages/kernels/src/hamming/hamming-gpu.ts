import type { BufferLease } from '../gpu/buffer-pool.ts';
import type { ComputeDevice, RunOptions } from '../gpu/compute-device.ts';
import { pairStrips, type PairKernel, type Tile } from '../gpu/pair-tiles.ts';
import { hammingShape, type PairRange } from './arguments.ts';
import { hammingPairs } from './hamming.ts';
import shader from './hamming.wgsl?raw';
import { PairList, type HammingPairs } from './pair-list.ts';
import { popcount, toWords, wordsPerRow } from './words.ts';

/** Left rows of a workgroup, right rows it meets: as in the shader. */
const TILE = 64;
const SEGMENT = 1024;
/** A tile of 64 rows must fit into 16 KiB of workgroup memory. */
const MOST_WORDS = 64;

/**
 * See `GpuRuntime.hammingPairs`.
 *
 * @param pairsPerSubmission - work of one submission, kept well below what a driver takes for a hang
 */
export async function hammingPairsOnGpu(
  compute: ComputeDevice,
  left: Uint8Array,
  right: Uint8Array,
  width: number,
  maxDistance: number,
  pairsPerSubmission: number,
  options: RunOptions & PairRange,
): Promise<HammingPairs> {
  const shape = hammingShape(left, right, width, options);
  const { leftStart, leftEnd, rightRows } = shape;
  const words = wordsPerRow(width);
  if (words > MOST_WORDS) return hammingPairs(left, right, width, maxDistance, options);
  const found = new PairList();
  if (maxDistance >= 0 && leftEnd > leftStart && rightRows > 0) {
    const { selfJoin = false } = options;
    const limit = Math.min(Math.floor(maxDistance), 32 * words);
    const rows = toRows(left, right, width);
    const kernel = await hammingKernel(compute, rows, limit, selfJoin);
    const rowsPerBinding = Math.floor(compute.largestBinding / (4 * words));
    const rightStep = Math.min(rightRows, rowsPerBinding, 2 ** 25, pairsPerSubmission / TILE);
    const leftStep = Math.max(TILE, Math.min(Math.floor(pairsPerSubmission / rightStep), rowsPerBinding, 2 ** 21));
    const steps = { left: leftStep, right: rightStep };
    for await (const keys of pairStrips(compute, kernel, { ...shape, selfJoin }, steps, options)) {
      collect(rows, rightRows, keys, found);
    }
  }
  return found.finish();
}

interface Rows {
  readonly words: number;
  readonly left: Uint32Array;
  readonly right: Uint32Array;
}

function toRows(left: Uint8Array, right: Uint8Array, width: number): Rows {
  const a = toWords(left, width, 0, left.length / width);
  return {
    words: wordsPerRow(width),
    left: a,
    right: left === right ? a : toWords(right, width, 0, right.length / width),
  };
}

async function hammingKernel(
  compute: ComputeDevice,
  { words, left, right }: Rows,
  limit: number,
  selfJoin: boolean,
): Promise<PairKernel> {
  const pipeline = await compute.pipeline(`hamming, ${words} words`, `const WORDS = ${words}u;\n${shader}`);
  const part = (values: Uint32Array, start: number, end: number): Uint32Array<ArrayBuffer> =>
    values.subarray(start * words, end * words) as Uint32Array<ArrayBuffer>;
  return {
    label: 'hamming pairs',
    pipeline,
    buffers: (tile: Tile, room: number, lease: BufferLease) => {
      const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC;
      const { queue } = compute.device;
      const [leftRows, rightRows] = [tile.leftEnd - tile.left, tile.rightEnd - tile.right];
      const params = lease.take(32, GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST);
      const a = lease.take(4 * leftRows * words, usage);
      const b = lease.take(4 * rightRows * words, usage);
      const told = [leftRows, rightRows, limit, room, selfJoin ? 1 : 0, tile.left, tile.right, 0];
      queue.writeBuffer(params, 0, Uint32Array.from(told));
      queue.writeBuffer(a, 0, part(left, tile.left, tile.leftEnd));
      queue.writeBuffer(b, 0, part(right, tile.right, tile.rightEnd));
      return [params, a, b];
    },
    groups: (tile) => [Math.ceil((tile.leftEnd - tile.left) / TILE), Math.ceil((tile.rightEnd - tile.right) / SEGMENT)],
  };
}

function collect({ words, left, right }: Rows, rightRows: number, keys: Float64Array, found: PairList): void {
  for (const key of keys) {
    const l = Math.floor(key / rightRows);
    const r = key - l * rightRows;
    let distance = 0;
    for (let w = 0; w < words; w++) distance += popcount(left[l * words + w]! ^ right[r * words + w]!);
    found.push(l, r, distance);
  }
}
