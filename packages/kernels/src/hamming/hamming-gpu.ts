import type { ComputeDevice, RunOptions } from '../gpu/compute-device.ts';
import { bind } from '../gpu/dispatch.ts';
import { hammingShape, type LeftRange } from './arguments.ts';
import { hammingPairs } from './hamming.ts';
import shader from './hamming.wgsl?raw';
import { PairList, type HammingPairs } from './pair-list.ts';
import { popcount, toWords, wordsPerRow } from './words.ts';

/** Left rows of a workgroup, right rows it meets: as in the shader. */
const TILE = 64;
const SEGMENT = 1024;
/** A tile of 64 rows must fit into 16 KiB of workgroup memory. */
const MOST_WORDS = 64;
const FIRST_ROOM = 1 << 18;

interface Tile {
  readonly left: number;
  readonly leftEnd: number;
  readonly right: number;
  readonly rightEnd: number;
}

/**
 * See `GpuRuntime.hammingPairs`. Left and right rows are cut into tiles, one submission each; the pairs of a tile come
 * in any order and are sorted here. A tile with more pairs than expected is run again with the room it needs.
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
  options: RunOptions & LeftRange,
): Promise<HammingPairs> {
  const { leftStart, leftEnd, rightRows } = hammingShape(left, right, width, options);
  const words = wordsPerRow(width);
  if (words > MOST_WORDS) return hammingPairs(left, right, width, maxDistance, options);
  const found = new PairList();
  if (maxDistance >= 0 && leftEnd > leftStart && rightRows > 0) {
    const pipeline = await compute.pipeline(`hamming, ${words} words`, `const WORDS = ${words}u;\n${shader}`);
    const limit = Math.min(Math.floor(maxDistance), 32 * words);
    const search = new TileSearch(compute, pipeline, toRows(left, right, width), limit, options);
    const rowsPerBinding = Math.floor(compute.largestBinding / (4 * words));
    const rightStep = Math.min(rightRows, rowsPerBinding, 2 ** 25, pairsPerSubmission / TILE);
    const leftStep = Math.max(TILE, Math.min(Math.floor(pairsPerSubmission / rightStep), rowsPerBinding, 2 ** 21));
    for (let l = leftStart; l < leftEnd; l += leftStep) {
      const lEnd = Math.min(l + leftStep, leftEnd);
      const keys: Float64Array[] = [];
      for (let r = 0; r < rightRows; r += rightStep) {
        const rEnd = Math.min(r + rightStep, rightRows);
        await search.run({ left: l, leftEnd: lEnd, right: r, rightEnd: rEnd }, keys);
      }
      search.collect(keys, found);
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

class TileSearch {
  readonly #compute: ComputeDevice;
  readonly #left: Uint32Array;
  readonly #right: Uint32Array;
  readonly #words: number;
  readonly #limit: number;
  readonly #options: RunOptions;
  readonly #pipeline: GPUComputePipeline;
  #room = FIRST_ROOM;

  constructor(compute: ComputeDevice, pipeline: GPUComputePipeline, rows: Rows, limit: number, options: RunOptions) {
    this.#compute = compute;
    this.#pipeline = pipeline;
    this.#words = rows.words;
    this.#left = rows.left;
    this.#right = rows.right;
    this.#limit = limit;
    this.#options = options;
  }

  /** Adds the tile's pairs to `keys`, each pair as left * rightRows + right. */
  async run(tile: Tile, keys: Float64Array[]): Promise<void> {
    const most = Math.floor((this.#compute.largestBinding / 4 - 1) / 2);
    const found = await this.#submit(tile, Math.min(this.#room, most));
    if (typeof found !== 'number') {
      keys.push(found);
    } else if (found <= most) {
      this.#room = found;
      await this.run(tile, keys);
    } else {
      for (const part of halves(tile)) await this.run(part, keys);
    }
  }

  collect(parts: readonly Float64Array[], found: PairList): void {
    const keys = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      keys.set(part, at);
      at += part.length;
    }
    keys.sort();
    const rows = this.#right.length / this.#words;
    for (const key of keys) {
      const l = Math.floor(key / rows);
      const r = key - l * rows;
      let distance = 0;
      for (let w = 0; w < this.#words; w++) {
        distance += popcount(this.#left[l * this.#words + w]! ^ this.#right[r * this.#words + w]!);
      }
      found.push(l, r, distance);
    }
  }

  /** The tile's keys, or how many there are where they are more than `room`. */
  #submit(tile: Tile, room: number): Promise<Float64Array | number> {
    const rows = this.#right.length / this.#words;
    return this.#compute.submit(
      {
        label: 'hamming pairs',
        encode: (encoder, lease) => {
          const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC;
          const { device } = this.#compute;
          const [leftRows, rightRows] = [tile.leftEnd - tile.left, tile.rightEnd - tile.right];
          const params = lease.take(16, GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST);
          const a = lease.take(4 * leftRows * this.#words, usage);
          const b = lease.take(4 * rightRows * this.#words, usage);
          const pairs = lease.take(4 + 8 * room, usage);
          device.queue.writeBuffer(params, 0, Uint32Array.of(leftRows, rightRows, this.#limit, room));
          device.queue.writeBuffer(a, 0, this.#part(this.#left, tile.left, tile.leftEnd));
          device.queue.writeBuffer(b, 0, this.#part(this.#right, tile.right, tile.rightEnd));
          encoder.clearBuffer(pairs, 0, 4);
          const pass = encoder.beginComputePass();
          pass.setPipeline(this.#pipeline);
          pass.setBindGroup(0, bind(device, this.#pipeline, [params, a, b, pairs]));
          pass.dispatchWorkgroups(Math.ceil(leftRows / TILE), Math.ceil(rightRows / SEGMENT));
          pass.end();
          return [{ buffer: pairs, size: 4 + 8 * room }];
        },
        read: (mapped) => {
          const list = new Uint32Array(mapped);
          const count = list[0]!;
          if (count > room) return count;
          return Float64Array.from({ length: count }, (_, i) => {
            return (tile.left + list[1 + 2 * i]!) * rows + tile.right + list[2 + 2 * i]!;
          });
        },
      },
      this.#options,
    );
  }

  #part(words: Uint32Array, start: number, end: number): Uint32Array<ArrayBuffer> {
    return words.subarray(start * this.#words, end * this.#words) as Uint32Array<ArrayBuffer>;
  }
}

function halves(tile: Tile): Tile[] {
  const middle = Math.floor((tile.left + tile.leftEnd) / 2);
  if (middle > tile.left) {
    return [
      { ...tile, leftEnd: middle },
      { ...tile, left: middle },
    ];
  }
  const split = Math.floor((tile.right + tile.rightEnd) / 2);
  return [
    { ...tile, rightEnd: split },
    { ...tile, right: split },
  ];
}
