import { PairCoder } from './group-rows-pairs.ts';
import { WordCoder } from './group-rows-words.ts';

type Codes = Int32Array<ArrayBuffer>;

/** Bits for numbers below `count`, with room for as many again. */
const widthOf = (count: number): number => Math.min(31, 33 - Math.clz32(Math.max(1, count)));

/** Columns packed into one or two words, and what numbers the words. */
interface Stage {
  readonly fields: readonly { readonly column: number; readonly lane: 0 | 1; readonly shift: number }[];
  readonly words: WordCoder | null;
  readonly pairs: PairCoder;
}

/** Packs as many columns as fit into two words; what that makes is a column of the next stage. */
function stagesOf(widths: readonly number[]): Stage[] {
  const stages: Stage[] = [];
  let pending = widths.map((width, column) => ({ column, width }));
  let made = widths.length;
  while (pending.length > 1) {
    const used: [number, number] = [0, 0];
    const fields: Stage['fields'][number][] = [];
    for (const { column, width } of pending) {
      const lane = used[0] + width <= 32 ? 0 : used[1] + width <= 32 ? 1 : null;
      if (lane === null) break;
      fields.push({ column, lane, shift: used[lane] });
      used[lane] += width;
    }
    stages.push({ fields, words: used[1] === 0 ? new WordCoder() : null, pairs: new PairCoder() });
    pending = [{ column: made++, width: 31 }, ...pending.slice(fields.length)];
  }
  return stages;
}

function pack(columns: readonly Codes[], { fields }: Stage, lane: 0 | 1, length: number): Codes {
  const words = new Int32Array(length);
  for (const field of fields) {
    if (field.lane !== lane) continue;
    const codes = columns[field.column]!;
    const { shift } = field;
    for (let i = 0; i < length; i++) words[i]! |= codes[i]! << shift;
  }
  return words;
}

/** Rows whose number is the next new one, in order. */
export function firstRows(ids: Int32Array, from: number, count: number): Codes {
  const first = new Int32Array(count - from);
  for (let i = 0, next = from; next < count; i++) if (ids[i] === next) first[next++ - from] = i;
  return first;
}

/** Dense numbers for combinations of numbers, in order of first appearance. */
export class CodeCombiner {
  count = 0;
  #stages: Stage[] = [];
  #widths: readonly number[];
  /** Column by column: the numbers each combination is made of. */
  readonly #parts: Codes[];

  constructor(columns: number) {
    this.#widths = Array.from({ length: columns }, () => 0);
    this.#parts = Array.from({ length: columns }, () => new Int32Array(0));
  }

  /** `counts`: how many numbers each column has by now. */
  add(columns: readonly Codes[], counts: readonly number[], length: number): Codes {
    if (columns.length === 1) {
      this.count = counts[0]!;
      return columns[0]!;
    }
    if (this.#stages.length === 0 || counts.some((count, i) => count > 2 ** this.#widths[i]!)) {
      this.#widths = counts.map(widthOf);
      this.#stages = stagesOf(this.#widths);
      if (this.count > 0) this.#run(this.#parts, this.count);
    }
    const before = this.count;
    const ids = this.#run(columns, length);
    const last = this.#stages.at(-1)!;
    this.count = (last.words ?? last.pairs).count;
    this.#keep(columns, firstRows(ids, before, this.count), before);
    return ids;
  }

  /** The numbers of combinations that have one, -1 for the others and where a column has -1. */
  find(columns: readonly Codes[], length: number): Codes {
    if (columns.length === 1) return columns[0]!;
    if (this.#stages.length === 0) return new Int32Array(length).fill(-1);
    const all = [...columns];
    const unknown = new Int32Array(length);
    for (const codes of columns) for (let i = 0; i < length; i++) unknown[i]! |= codes[i]! >> 31;
    for (const stage of this.#stages) {
      const low = pack(all, stage, 0, length);
      const codes =
        stage.words === null ? stage.pairs.find({ low, high: pack(all, stage, 1, length) }) : stage.words.find(low);
      for (let i = 0; i < length; i++) unknown[i]! |= codes[i]! >> 31;
      all.push(codes);
    }
    const found = all.at(-1)!;
    for (let i = 0; i < length; i++) found[i]! |= unknown[i]!;
    return found;
  }

  #run(columns: readonly Codes[], length: number): Codes {
    const all = [...columns];
    for (const stage of this.#stages) {
      const low = pack(all, stage, 0, length);
      all.push(
        stage.words === null
          ? stage.pairs.add({ low, high: pack(all, stage, 1, length) }, null)
          : stage.words.add(low, null),
      );
    }
    return all.at(-1)!;
  }

  #keep(columns: readonly Codes[], rows: Codes, from: number): void {
    columns.forEach((codes, i) => {
      let part = this.#parts[i]!;
      if (part.length < this.count) {
        part = new Int32Array(Math.max(this.count, part.length * 2));
        part.set(this.#parts[i]!.subarray(0, from));
        this.#parts[i] = part;
      }
      for (let k = 0; k < rows.length; k++) part[from + k] = codes[rows[k]!]!;
    });
  }
}
