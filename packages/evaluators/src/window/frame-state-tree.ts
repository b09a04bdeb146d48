import type { Column } from '@pixelframe/columnar';
import { concatColumns, nullColumn, takeColumn } from '@pixelframe/columnar';
import type { Aggregator, AggregatorCall } from '../aggregates/aggregator.ts';
import type { Frames } from './frames.ts';

/** Rows of a leaf of the tree of states. */
export const LEAF = 8;

/** States of all rows in leaves, of pairs of leaves and so on; `at(level, n)` is the place of a node's state. */
interface StateTree {
  readonly states: readonly Column[];
  readonly levels: number;
  at(level: number, n: number): number;
}

function stateTree(aggregator: Aggregator, args: readonly Column[], length: number, call: AggregatorCall): StateTree {
  const halved = (count: number, by: number): Int32Array =>
    Int32Array.from({ length: count }, (_, i) => Math.floor(i / by));
  let count = Math.ceil(length / LEAF);
  let level = aggregator.partial(args, halved(length, LEAF), count, call);
  const levels = [level];
  const starts = [0];
  let total = count;
  while (count > 1) {
    const next = Math.ceil(count / 2);
    level = aggregator.merge(level, halved(count, 2), next, call);
    levels.push(level);
    starts.push(total);
    total += next;
    count = next;
  }
  const states = levels[0]!.map((_, c) => concatColumns(levels.map((columns) => columns[c]!)));
  return { states, levels: levels.length, at: (depth, n) => starts[depth]! + n };
}

/** Frames that are put together of states at a time. */
const FRAMES = 1 << 15;

/** What frames are made of: nodes of the tree and, numbered behind them, stretches of single rows. */
class Pieces {
  readonly #nodes: number;
  readonly #piece: Int32Array;
  readonly #group: Int32Array;
  readonly #place: Int32Array;
  readonly #stretch: Int32Array;
  #pieces = 0;
  #places = 0;
  stretches = 0;
  groups = 0;

  /** Room for so many frames over a tree of so many nodes and levels. */
  constructor(frames: number, nodes: number, levels: number) {
    this.#nodes = nodes;
    this.#piece = new Int32Array(frames * (2 * levels + 2));
    this.#group = new Int32Array(this.#piece.length);
    // The rows before and after whole leaves, or all rows of a frame that has no whole leaf.
    this.#place = new Int32Array(frames * 2 * LEAF);
    this.#stretch = new Int32Array(this.#place.length);
  }

  clear(): void {
    this.#pieces = 0;
    this.#places = 0;
    this.stretches = 0;
    this.groups = 0;
  }

  addNode(node: number): void {
    this.#piece[this.#pieces] = node;
    this.#group[this.#pieces++] = this.groups;
  }

  addRows(first: number, last: number): void {
    if (first >= last) return;
    this.addNode(this.#nodes + this.stretches);
    for (let place = first; place < last; place++) {
      this.#place[this.#places] = place;
      this.#stretch[this.#places++] = this.stretches;
    }
    this.stretches++;
  }

  get order(): Int32Array {
    return this.#piece.slice(0, this.#pieces);
  }

  get ids(): Int32Array {
    return this.#group.slice(0, this.#pieces);
  }

  get places(): Int32Array {
    return this.#place.slice(0, this.#places);
  }

  get stretchIds(): Int32Array {
    return this.#stretch.slice(0, this.#places);
  }
}

/** Adds a frame: the largest nodes inside it from left to right, between the rows at its ends. */
function addFrame(pieces: Pieces, tree: StateTree, first: number, last: number): void {
  let leaf = Math.ceil(first / LEAF);
  const lastLeaf = Math.floor(last / LEAF);
  if (leaf >= lastLeaf) {
    pieces.addRows(first, last);
    return;
  }
  pieces.addRows(first, leaf * LEAF);
  while (leaf < lastLeaf) {
    let depth = 0;
    while (depth + 1 < tree.levels && leaf % 2 ** (depth + 1) === 0 && leaf + 2 ** (depth + 1) <= lastLeaf) depth++;
    pieces.addNode(tree.at(depth, leaf / 2 ** depth));
    leaf += 2 ** depth;
  }
  pieces.addRows(lastLeaf * LEAF, last);
}

/**
 * Any aggregate whose states stay small, over frames of any width: the state of a frame is merged, in the order of the
 * rows, of the states of the tree's nodes inside it and of the few rows before and after those.
 */
export async function aggregateByTree(
  aggregator: Aggregator,
  args: readonly Column[],
  { start, end }: Frames,
  call: AggregatorCall,
  pause: () => Promise<void>,
): Promise<Column> {
  const { length } = start;
  const tree = stateTree(aggregator, args, length, call);
  const parts: Column[] = [];
  const which = new Int32Array(length).fill(-1);
  const pieces = new Pieces(Math.min(length, FRAMES), tree.states[0]!.length, tree.levels);
  let made = 0;
  for (let from = 0; from < length; from += FRAMES) {
    pieces.clear();
    for (let i = from; i < Math.min(length, from + FRAMES); i++) {
      if (start[i] === end[i]) continue;
      addFrame(pieces, tree, start[i]!, end[i]!);
      which[i] = made + pieces.groups++;
    }
    const { groups, places, order, ids } = pieces;
    if (groups === 0) continue;
    const rows = args.map((arg) => takeColumn(arg, places));
    const single = aggregator.partial(rows, pieces.stretchIds, pieces.stretches, call);
    const states = tree.states.map((column, c) => takeColumn(concatColumns([column, single[c]!]), order));
    parts.push(aggregator.finish(aggregator.merge(states, ids, groups, call), groups, call));
    made += groups;
    await pause();
  }
  return parts.length === 0 ? nullColumn(call.type, length) : takeColumn(concatColumns(parts), which);
}
