import type { HitList } from '../hamming/hit-list.ts';
import { chooseHead } from './choose-head.ts';
import type { VectorSearch } from './compare-pairs.ts';
import { isOdd, nearTest, type NearTest } from './near-test.ts';
import { packRows } from './pack.ts';
import { exactLengths, restLengths } from './row-norms.ts';
import { CANDIDATE_BYTES, GROUP_ROWS, PAIR_ROWS, RIGHT_TERMS } from './tile-code.ts';
import { tileModule, type TileModule } from './tile-module.ts';

/** Rows of a block stay in the second cache with those that they meet. */
const BLOCK_BYTES = 2 ** 19;
const MOST_ROWS = 512;
const LEFT_TERMS_BYTES = 48;
/** Products between two rests: some 20 ms. */
const STEP_PRODUCTS = 2 ** 27;
/** Candidates of a block of several groups, past which it is to be searched in halves. */
export const MOST_HITS = 2 ** 20;
/** Rounds a norm up. */
const UP = 1 + 2 ** -20;

interface Lengths {
  readonly whole: Float64Array;
  /** Without the numbers before the head. */
  readonly rest: Float64Array;
}

/** Blocks of left rows against blocks of right ones: what of them may be near. */
export class Tiles {
  /** Most rows of a block, left or right: whole groups. */
  readonly rows: number;
  readonly #search: VectorSearch;
  readonly #test: NearTest;
  readonly #head: number;
  readonly #left: Lengths;
  readonly #right: Lengths;
  readonly #rowBytes: number;
  /** Addresses; left rows are at 0. */
  readonly #at: { readonly right: number; readonly terms: number; readonly leftTerms: number; readonly hits: number };

  constructor(search: VectorSearch) {
    const { left, right, size, metric, threshold } = search;
    this.#search = search;
    this.#test = nearTest(metric, threshold, size);
    const head = chooseHead(left, right, size, this.#test);
    this.#head = head;
    this.#left = { whole: exactLengths(left, size), rest: restLengths(left, size, head) };
    this.#right = { whole: exactLengths(right, size), rest: restLengths(right, size, head) };
    this.#rowBytes = 16 * Math.ceil(size / 4);
    const groups = Math.min(MOST_ROWS, Math.floor(BLOCK_BYTES / this.#rowBytes)) / GROUP_ROWS;
    this.rows = GROUP_ROWS * Math.max(1, Math.floor(groups));
    const block = this.rows * this.#rowBytes;
    const leftTerms = 2 * block + 4 * RIGHT_TERMS * this.rows;
    const hits = leftTerms + (this.rows / GROUP_ROWS) * LEFT_TERMS_BYTES;
    this.#at = { right: block, terms: 2 * block, leftTerms, hits };
  }

  /** Whether a block has too many candidates, and not all of them. */
  isFull(start: number, end: number, hits: HitList): boolean {
    return hits.length > MOST_HITS && end - start > GROUP_ROWS;
  }

  /** Adds the candidates of left rows `start` to `end`, resting now and then. */
  *compare(start: number, end: number, hits: HitList): Generator<undefined, void, undefined> {
    const { right, size, selfJoin } = this.#search;
    const rights = right.length / size;
    const module = tileModule(this.#at.hits + CANDIDATE_BYTES * this.rows)!;
    this.#packLeft(module, start, end);
    let products = 0;
    for (let from = selfJoin ? start + 1 : 0; from < rights; from += this.rows) {
      if (products > STEP_PRODUCTS) {
        yield;
        // Another search may have written there.
        this.#packLeft(module, start, end);
        products = 0;
      }
      const to = Math.min(from + this.rows, rights);
      this.#packRight(module, from, to);
      this.#tile(module, start, end, from, to, hits);
      if (this.isFull(start, end, hits)) return;
      products += (end - start) * (to - from) * size;
    }
  }

  #tile({ tile, memory }: TileModule, start: number, end: number, from: number, to: number, hits: HitList): void {
    const { selfJoin, size } = this.#search;
    const { right, terms, leftTerms, hits: hitsAt } = this.#at;
    const pairs = Math.ceil((to - from) / PAIR_ROWS);
    const rightEnd = right + pairs * PAIR_ROWS * this.#rowBytes;
    const headBytes = this.#head < size ? 4 * GROUP_ROWS * this.#head : GROUP_ROWS * this.#rowBytes;
    for (let slot = 0; slot < end - start; slot += GROUP_ROWS) {
      const group = slot * this.#rowBytes;
      const groupTerms = leftTerms + (slot / GROUP_ROWS) * LEFT_TERMS_BYTES;
      const groupEnd = group + GROUP_ROWS * this.#rowBytes;
      const last = tile(group, group + headBytes, groupEnd, groupTerms, right, rightEnd, terms, hitsAt);
      const found = new Uint32Array(memory.buffer, hitsAt, (last - hitsAt) / 4);
      for (let i = 0; i < found.length; i += 2) {
        const r = from + found[i + 1]!;
        if (r >= to) continue;
        for (let row = slot, rows = found[i]!; rows > 0; row++, rows >>>= 1) {
          if ((rows & 1) === 1 && row < end - start && !(selfJoin && r <= start + row)) hits.push(row, r, 0);
        }
      }
    }
  }

  #packLeft({ memory }: TileModule, start: number, end: number): void {
    const { left, size } = this.#search;
    const { whole, rest } = this.#left;
    const target = new Float32Array(memory.buffer, 0, (this.rows * this.#rowBytes) / 4);
    packRows(left, size, start, end, GROUP_ROWS, (row) => isOdd(whole[row]!), target);
    const terms = new Float32Array(memory.buffer, this.#at.leftTerms, (this.rows * LEFT_TERMS_BYTES) / 16);
    for (let slot = 0; slot < this.rows; slot++) {
      const norm = slot < end - start ? whole[start + slot]! : Number.NaN;
      const at = (Math.floor(slot / GROUP_ROWS) * LEFT_TERMS_BYTES) / 4 + (slot % GROUP_ROWS);
      const [factor, bound] = this.#test.left(norm);
      terms[at] = factor;
      terms[at + 4] = bound;
      terms[at + 8] = isOdd(norm) ? 0 : rest[start + slot]! * UP;
    }
  }

  #packRight({ memory }: TileModule, from: number, to: number): void {
    const { right, size } = this.#search;
    const { whole, rest } = this.#right;
    const target = new Float32Array(memory.buffer, this.#at.right, (this.rows * this.#rowBytes) / 4);
    packRows(right, size, from, to, PAIR_ROWS, (row) => isOdd(whole[row]!), target);
    const terms = new Float32Array(memory.buffer, this.#at.terms, RIGHT_TERMS * this.rows);
    for (let slot = 0; slot < this.rows; slot++) {
      const value = slot < to - from ? whole[from + slot]! : Number.NaN;
      const [norm, offset] = this.#test.right(value);
      terms[RIGHT_TERMS * slot] = norm;
      terms[RIGHT_TERMS * slot + 1] = offset;
      terms[RIGHT_TERMS * slot + 2] = isOdd(value) ? 0 : rest[from + slot]! * UP;
    }
  }
}
