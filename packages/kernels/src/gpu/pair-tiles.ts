import type { BufferLease } from './buffer-pool.ts';
import type { ComputeDevice, RunOptions } from './compute-device.ts';
import { bind } from './dispatch.ts';

/** Left and right rows that meet in one submission. */
export interface Tile {
  readonly left: number;
  readonly leftEnd: number;
  readonly right: number;
  readonly rightEnd: number;
}

/** A shader that lists pairs of rows: how many there are, then the left and the right row of each, from 0 in the tile. */
export interface PairKernel {
  readonly label: string;
  readonly pipeline: GPUComputePipeline;
  /** The buffers of bindings 0 to n - 1, filled; the list of pairs, with room for `room` of them, is binding n. */
  readonly buffers: (tile: Tile, room: number, lease: BufferLease) => GPUBuffer[];
  readonly groups: (tile: Tile) => readonly [x: number, y: number];
}

/** How many rows of each side a submission may take. */
export interface TileSteps {
  readonly left: number;
  readonly right: number;
}

/** A part of all pairs: left rows, and all right ones, or those after the left one. */
export interface PairSpace {
  readonly leftStart: number;
  readonly leftEnd: number;
  readonly rightRows: number;
  readonly selfJoin: boolean;
}

const FIRST_ROOM = 1 << 18;

/**
 * The pairs of each strip of left rows, by left, then right, each as left * rightRows + right; a strip is cut into tiles,
 * one submission each. A tile with more pairs than expected is run again with the room it needs.
 */
export async function* pairStrips(
  compute: ComputeDevice,
  kernel: PairKernel,
  space: PairSpace,
  steps: TileSteps,
  options: RunOptions,
): AsyncGenerator<Float64Array, void, undefined> {
  const tiles = new PairTiles(compute, kernel, space.rightRows, options);
  for (let left = space.leftStart; left < space.leftEnd; left += steps.left) {
    const leftEnd = Math.min(left + steps.left, space.leftEnd);
    const parts: Float64Array[] = [];
    for (let right = space.selfJoin ? left + 1 : 0; right < space.rightRows; right += steps.right) {
      await tiles.run({ left, leftEnd, right, rightEnd: Math.min(right + steps.right, space.rightRows) }, parts);
    }
    const keys = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      keys.set(part, at);
      at += part.length;
    }
    yield keys.sort();
  }
}

class PairTiles {
  readonly #compute: ComputeDevice;
  readonly #kernel: PairKernel;
  readonly #rightRows: number;
  readonly #options: RunOptions;
  #room = FIRST_ROOM;

  constructor(compute: ComputeDevice, kernel: PairKernel, rightRows: number, options: RunOptions) {
    this.#compute = compute;
    this.#kernel = kernel;
    this.#rightRows = rightRows;
    this.#options = options;
  }

  async run(tile: Tile, parts: Float64Array[]): Promise<void> {
    const most = Math.floor((this.#compute.largestBinding / 4 - 1) / 2);
    const found = await this.#submit(tile, Math.min(this.#room, most));
    if (typeof found !== 'number') {
      parts.push(found);
    } else if (found <= most) {
      this.#room = found;
      await this.run(tile, parts);
    } else {
      for (const part of halves(tile)) await this.run(part, parts);
    }
  }

  /** The tile's keys, or how many there are where they are more than `room`. */
  #submit(tile: Tile, room: number): Promise<Float64Array | number> {
    const { label, pipeline, buffers, groups } = this.#kernel;
    return this.#compute.submit(
      {
        label,
        encode: (encoder, lease) => {
          const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC;
          const bound = buffers(tile, room, lease);
          const pairs = lease.take(4 + 8 * room, usage);
          encoder.clearBuffer(pairs, 0, 4);
          const pass = encoder.beginComputePass();
          pass.setPipeline(pipeline);
          pass.setBindGroup(0, bind(this.#compute.device, pipeline, [...bound, pairs]));
          pass.dispatchWorkgroups(...groups(tile));
          pass.end();
          return [{ buffer: pairs, size: 4 + 8 * room }];
        },
        read: (mapped) => {
          const list = new Uint32Array(mapped);
          const count = list[0]!;
          if (count > room) return count;
          return Float64Array.from({ length: count }, (_, i) => {
            return (tile.left + list[1 + 2 * i]!) * this.#rightRows + tile.right + list[2 + 2 * i]!;
          });
        },
      },
      this.#options,
    );
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
