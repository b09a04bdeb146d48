import type { Column, DataType } from '@pixelframe/columnar';
import { bitmapBytes, setBit } from '@pixelframe/columnar';
import { bytesOfText, presence } from './texts.ts';

/** A list of Int32 that grows. */
class Ints {
  #values = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const wider = new Int32Array(2 * this.length);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.length++] = value;
  }

  done(): Int32Array<ArrayBuffer> {
    return this.#values.slice(0, this.length);
  }
}

/** Splits every text at its separator, byte by byte: no separator is empty. Eight parts a row, a million rows: no strings. */
export function splitBytes(args: readonly Column[], length: number, type: DataType): Column {
  const [text, separator] = args.map((arg) => bytesOfText(arg, length));
  const { values, offsets } = text!;
  const present = presence(length, args);
  const out = new Uint8Array(offsets[length]!);
  const rows = new Int32Array(length + 1);
  const ends = new Ints();
  ends.push(0);
  const validity = new Uint8Array(bitmapBytes(length));
  let to = 0;
  for (let row = 0; row < length; row++) {
    if (present(row)) {
      setBit(validity, row);
      const from = separator!.offsets[row * separator!.step]!;
      const size = separator!.offsets[row * separator!.step + 1]! - from;
      const end = offsets[row + 1]!;
      for (let at = offsets[row]!; at < end;) {
        let same = 0;
        while (same < size && at + same < end && values[at + same] === separator!.values[from + same]) same++;
        if (same === size) {
          ends.push(to);
          at += size;
        } else out[to++] = values[at++]!;
      }
      ends.push(to);
    }
    rows[row + 1] = ends.length - 1;
  }
  const items: Column = {
    type: { kind: 'string' },
    length: ends.length - 1,
    validity: null,
    values: out.slice(0, to),
    offsets: ends.done(),
    children: [],
  };
  return { type, length, validity, values: null, offsets: rows, children: [items] };
}
