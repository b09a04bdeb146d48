/** What a JSON value is: the tags of {@link Shape.tags}. */
export const NULL = 0;
export const TRUE = 1;
export const FALSE = 2;
/** Without a decimal point or exponent. */
export const INTEGER = 3;
export const FLOAT = 4;
export const STRING = 5;
/** A string with escapes in it. */
export const ESCAPED = 6;
export const ARRAY = 7;
export const OBJECT = 8;

const decoder = new TextDecoder();

export interface Member {
  readonly name: string;
  /** The key as the file has it, between its quotes. */
  readonly key: Uint8Array;
  readonly shape: Shape;
}

/**
 * The values found in one place of a file's rows, as ranges of its bytes: a member's shape has a value for each row of
 * its object's, an item's shape one for each item of every array before it. Rows past its end are null.
 */
export class Shape {
  readonly bytes: Uint8Array;
  tags = new Uint8Array(64);
  /** Start and end of each row's text; of strings without their quotes. */
  spans = new Int32Array(128);
  length = 0;
  readonly members: Member[] = [];
  readonly #byName = new Map<string, Member>();
  /** The items of arrays. */
  items: Shape | null = null;
  /** Of a row with an array, where its items end in `items`; they begin where those of the array before end. */
  itemEnds = new Int32Array(0);

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  set(row: number, tag: number, start: number, end: number): void {
    if (row >= this.tags.length) this.#grow(row + 1);
    this.tags[row] = tag;
    this.spans[row * 2] = start;
    this.spans[row * 2 + 1] = end;
    this.length = row + 1;
  }

  setItems(row: number, end: number): void {
    if (row >= this.itemEnds.length) {
      const grown = new Int32Array(this.tags.length);
      grown.set(this.itemEnds);
      this.itemEnds = grown;
    }
    this.itemEnds[row] = end;
  }

  member(name: string): Member | undefined {
    return this.#byName.get(name);
  }

  /** The member of a key, `name` where it has no escapes; `guess` is where the object before had it. */
  memberAt(start: number, end: number, name: string | null, guess: number): Member {
    const expected = this.members[guess];
    if (expected !== undefined && name === null && this.#isKey(expected.key, start, end)) return expected;
    const text = name ?? decoder.decode(this.bytes.subarray(start, end));
    let member = this.#byName.get(text);
    if (member === undefined) {
      // Escapes compare by what they mean: such a key is found by its name only.
      const key = name === null ? this.bytes.subarray(start, end) : new TextEncoder().encode(text);
      member = { name: text, key, shape: new Shape(this.bytes) };
      this.#byName.set(text, member);
      this.members.push(member);
    }
    return member;
  }

  /** Forgets the rows from `row` on: of two members of the same name the later one counts. */
  truncate(row: number): void {
    if (row >= this.length) return;
    if (this.items !== null) {
      let first = 0;
      for (let before = row - 1; before >= 0 && first === 0; before--) {
        if (this.tags[before] === ARRAY) first = this.itemEnds[before]!;
      }
      this.items.truncate(first);
    }
    for (const { shape } of this.members) shape.truncate(row);
    this.tags.fill(NULL, row, this.length);
    this.length = row;
  }

  /** Bytes of the buffers here and below. */
  byteSize(): number {
    const own = this.tags.byteLength + this.spans.byteLength + this.itemEnds.byteLength + (this.items?.byteSize() ?? 0);
    return this.members.reduce((sum, { shape }) => sum + shape.byteSize(), own);
  }

  /** Tag of a row, which may be past the end. */
  tagAt(row: number): number {
    return row < this.length ? this.tags[row]! : NULL;
  }

  #isKey(key: Uint8Array, start: number, end: number): boolean {
    const { bytes } = this;
    if (key.length !== end - start) return false;
    for (let i = 0; i < key.length; i++) if (key[i] !== bytes[start + i]) return false;
    return true;
  }

  #grow(rows: number): void {
    const capacity = Math.max(rows, this.tags.length * 2);
    const tags = new Uint8Array(capacity);
    tags.set(this.tags);
    this.tags = tags;
    const spans = new Int32Array(capacity * 2);
    spans.set(this.spans);
    this.spans = spans;
  }
}
