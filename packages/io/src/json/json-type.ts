import type { DataType } from '@pixelframe/columnar';
import { DataType as T } from '@pixelframe/columnar';
import { TypeGuess } from '../text/type-guess.ts';
import { ARRAY, ESCAPED, FLOAT, INTEGER, NULL, OBJECT, type Shape, STRING } from './shape.ts';

/** Names and shapes of an object's members over all files, in order of first appearance. */
export function membersOf(shapes: readonly Shape[]): Map<string, Shape[]> {
  const members = new Map<string, Shape[]>();
  for (const { members: own } of shapes) {
    for (const { name, shape } of own) {
      const known = members.get(name);
      if (known === undefined) members.set(name, [shape]);
      else known.push(shape);
    }
  }
  return members;
}

/** The narrowest type for all values: a struct of every member, a list, a scalar; String where they do not go together. */
export function typeOfShapes(shapes: readonly Shape[]): DataType {
  let seen = 0;
  for (const { tags, length } of shapes) for (let row = 0; row < length; row++) seen |= 1 << tags[row]!;
  let present = seen & ~(1 << NULL);
  // An empty array is how some programs write an object without members: beside other values it says nothing.
  const onlyEmpty = shapes.every(({ items }) => items === null || items.length === 0);
  if (onlyEmpty && present !== 1 << ARRAY) present &= ~(1 << ARRAY);
  if (present === 1 << OBJECT) {
    const fields = [...membersOf(shapes)].map(([name, own]) => ({ name, type: typeOfShapes(own) }));
    return Object.freeze({ kind: 'struct', fields });
  }
  if (present === 1 << ARRAY) return T.list(typeOfShapes(shapes.flatMap(({ items }) => items ?? [])));
  if ((present & ((1 << ARRAY) | (1 << OBJECT))) !== 0) return T.string();
  return scalarType(shapes);
}

function scalarType(shapes: readonly Shape[]): DataType {
  const guess = new TypeGuess();
  for (const { bytes, tags, spans, length } of shapes) {
    for (let row = 0; row < length && !guess.isText; row++) {
      switch (tags[row]) {
        case NULL:
        case ARRAY:
          break;
        case INTEGER:
          guess.integer(bytes, spans[row * 2]!, spans[row * 2 + 1]!);
          break;
        case FLOAT:
          guess.float();
          break;
        case STRING:
          guess.text(bytes, spans[row * 2]!, spans[row * 2 + 1]!);
          break;
        case ESCAPED:
          guess.onlyText();
          break;
        default:
          guess.bool();
      }
    }
  }
  return guess.type(true);
}
